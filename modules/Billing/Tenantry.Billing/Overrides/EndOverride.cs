using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.Billing.Data;

namespace Tenantry.Billing.Overrides;

/// <summary>Ends an override when it expires, or earlier when an operator removes it with a reason.</summary>
internal sealed class EndOverride(BillingDbContext db, IServiceScopeFactory scopes, ICurrentTenant current, TimeProvider clock)
{
    public const string ExpiredReason = "Expired";

    public async Task<Result> RemoveAsync(TenantId tenant, Guid id, string reason, CancellationToken ct)
    {
        using var ambient = current.Change(tenant);
        if (reason.Trim().Length == 0)
        {
            return OverrideProblems.OverrideNeedsReason.WithField("reason");
        }

        if (await db.Set<TenantOverride>().FirstOrDefaultAsync(tenantOverride => tenantOverride.Id == id,
            ct) is not { Status: OverrideStatus.Active or OverrideStatus.Pending } row)
        {
            return OverrideProblems.OverrideNotFound;
        }

        return await RunAsync(row, "billing.override.lifted", reason.Trim(), hasExpired: false, ct);
    }

    public Task<Result> ExpireAsync(TenantOverride row, CancellationToken ct) =>
        RunAsync(row, "billing.override.ended", ExpiredReason, hasExpired: true, ct);

    private async Task<Result> RunAsync(TenantOverride row, string action, string reason, bool hasExpired, CancellationToken ct)
    {
        await using (var scope = scopes.CreateAsyncScope())
        {
            if (await scope.GetHandler(row).EndAsync(row, hasExpired, ct) is { IsProblem: true } refused)
            {
                return refused;
            }
        }

        row.End(OverrideStatus.Ended, clock.GetUtcNow(), reason);
        db.Audit(action, row.Subject, reason, new { row.Title });
        await db.SaveChangesAsync(ct);
        return Result.Success;
    }
}
