using Microsoft.EntityFrameworkCore;
using Tenantry.Platform.Users;

namespace Tenantry.Platform.Data;

internal sealed class AcrossTenants<TContext>(SystemContexts<TContext> contexts, CrossTenantUses uses, ICurrentUser user) : IAcrossTenants<TContext>
    where TContext : TenantDbContext
{
    public async Task<TContext> OpenAsync(string reason, CancellationToken ct)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        await uses.CountAsync(reason, user.Actor, ct);
        return await contexts.Factory.CreateDbContextAsync(ct);
    }
}

/// <summary>Represents the pool of contexts that work across tenants. Requests use a separate pool.</summary>
internal sealed record SystemContexts<TContext>(IDbContextFactory<TContext> Factory)
    where TContext : DbContext;
