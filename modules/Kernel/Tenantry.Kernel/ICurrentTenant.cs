namespace Tenantry.Kernel;

/// <summary>
/// The tenant that the running code works for. It follows <c>await</c>, is carried into jobs and event handlers, and is read by the
/// query filter and by row-level security at the moment of each command. With no tenant there are no rows.
/// </summary>
public interface ICurrentTenant
{
    /// <summary>Gets the tenant, or <see langword="null"/> where there is none.</summary>
    TenantId? Id { get; }

    /// <summary>Gets a value indicating whether there is a tenant.</summary>
    bool IsAvailable => Id is not null;

    /// <summary>Gets the tenant where there must be one.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    TenantId Required => Id ?? throw new InvalidOperationException(
        "No tenant is set here. A request gets one from its subdomain, key or claim; other code calls ICurrentTenant.Change(tenant).");

    /// <summary>Works for another tenant until the answer is disposed, then for the former one again.</summary>
    /// <param name="tenant">The tenant, or <see langword="null"/> for none.</param>
    /// <returns>What to dispose.</returns>
    IDisposable Change(TenantId? tenant);
}
