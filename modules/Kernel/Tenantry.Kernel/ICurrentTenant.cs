namespace Tenantry.Kernel;

/// <summary>
/// Provides the current tenant. It flows with <c>await</c>, into jobs and into event handlers. The query filter and row-level security read
/// it for each command: without a tenant there are no rows.
/// </summary>
public interface ICurrentTenant
{
    /// <summary>Gets the ID of the tenant, or <see langword="null"/> if there is none.</summary>
    TenantId? Id { get; }

    /// <summary>
    /// Gets the display name of the tenant. It is resolved together with the tenant and never queries the database. Requests, and recurring
    /// jobs that run once per tenant, have it. Code that changed the tenant by its ID alone, such as an event handler or a background job,
    /// does not; call <see cref="ITenants.FindAsync"/> there.
    /// </summary>
    /// <value>The name, or <see langword="null"/> if there is no tenant or its name is not known.</value>
    string? Name { get; }

    /// <summary>Gets a value indicating whether there is a tenant.</summary>
    bool IsAvailable => Id is not null;

    /// <summary>Gets the ID of the tenant.</summary>
    /// <exception cref="InvalidOperationException">There is no current tenant.</exception>
    TenantId Required => Id ?? throw new InvalidOperationException(
        "There is no current tenant. A request gets it from its subdomain, API key or claim; other code calls "
            + "ICurrentTenant.Change(tenant).");

    /// <summary>Changes the current tenant until the returned object is disposed.</summary>
    /// <param name="tenant">The tenant, or <see langword="null"/> for none.</param>
    /// <param name="name">The display name, if it is known. Without it, a change to the tenant that is already current keeps its
    /// name.</param>
    /// <returns>An object that restores the previous tenant when it is disposed.</returns>
    IDisposable Change(TenantId? tenant, string? name = null);
}
