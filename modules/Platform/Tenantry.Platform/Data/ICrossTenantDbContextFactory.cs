namespace Tenantry.Platform.Data;

/// <summary>
/// Creates contexts that work across tenants, on the system role. Every use is recorded in the access log with its reason.
/// </summary>
/// <typeparam name="TContext">The type of the module's context.</typeparam>
public interface ICrossTenantDbContextFactory<TContext>
    where TContext : TenantDbContext
{
    /// <summary>Creates a context that reads and writes every tenant's rows.</summary>
    /// <param name="reason">The reason for the access log, a short constant text such as <c>operator lists tenants</c>.</param>
    /// <param name="ct">The cancellation token.</param>
    /// <returns>The context. The caller disposes it.</returns>
    Task<TContext> CreateDbContextAsync(string reason, CancellationToken ct = default);
}
