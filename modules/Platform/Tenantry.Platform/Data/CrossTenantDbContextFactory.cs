using Microsoft.EntityFrameworkCore;
using Tenantry.Platform.Users;

namespace Tenantry.Platform.Data;

internal sealed class CrossTenantDbContextFactory<TContext>(
    SystemContexts<TContext> contexts, CrossTenantAccessLog uses, ICurrentUser user) : ICrossTenantDbContextFactory<TContext>
    where TContext : TenantDbContext
{
    public async Task<TContext> CreateDbContextAsync(string reason, CancellationToken ct)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        await uses.RecordAsync(reason, user.Actor, ct);
        return await contexts.Factory.CreateDbContextAsync(ct);
    }
}

/// <summary>Represents the pool of contexts that work across tenants. Requests use a separate pool.</summary>
internal sealed record SystemContexts<TContext>(IDbContextFactory<TContext> Factory)
    where TContext : DbContext;
