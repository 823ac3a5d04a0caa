using Microsoft.Extensions.Logging;
using Tenantry.Tenancy.Data;
using Tenantry.Tenancy.Memberships;
using Tenantry.Tenancy.People;

namespace Tenantry.Tenancy.Tenants;

/// <summary>
/// Creates a tenant with its subdomain and its owner, and publishes <see cref="TenantCreated"/>, in the caller's transaction.
/// </summary>
internal sealed class CreateTenant(
    TenancyDbContext db, Subdomains subdomains, ICurrentTenant current, TimeProvider clock, ILogger<CreateTenant> logger)
{
    public async Task<TenantId> RunAsync(string name, User owner, CancellationToken ct)
    {
        var tenant = TenantId.New(clock);
        var now = clock.GetUtcNow();
        using var ambient = current.Change(tenant);
        await subdomains.ClaimAsync(name, tenant, ct);
        db.Add(new Tenant { TenantId = tenant, Name = name, CreatedAt = now });
        db.Add(new Membership { TenantId = tenant, UserId = owner.Id, Role = TenantRoles.Owner, JoinedAt = now });
        db.Publish(new TenantCreated(tenant, name, new UserId(owner.Id), owner.Email!));
        db.Audit("tenancy.tenant.created", $"tenant/{tenant}");
        await db.SaveChangesAsync(ct);
        logger.TenantCreated(tenant, owner.Id);
        return tenant;
    }
}
