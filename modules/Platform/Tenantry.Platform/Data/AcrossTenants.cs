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

/// <summary>The pooled contexts that work across tenants, apart from those of requests.</summary>
internal sealed record SystemContexts<TContext>(IDbContextFactory<TContext> Factory)
    where TContext : DbContext;
