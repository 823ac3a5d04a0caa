namespace Tenantry.Platform.Data;

/// <summary>Opens work across tenants: a scope with a reason, counted in the audit trail, on a database role of its own.</summary>
/// <typeparam name="TContext">The module's context.</typeparam>
public interface IAcrossTenants<TContext>
    where TContext : TenantDbContext
{
    /// <summary>Opens a context that sees every tenant's rows.</summary>
    /// <param name="reason">Why, in a few words that are always the same for the same work: <c>operator lists tenants</c>.</param>
    /// <param name="ct">Stops the opening.</param>
    /// <returns>The context. Dispose it.</returns>
    Task<TContext> OpenAsync(string reason, CancellationToken ct = default);
}
