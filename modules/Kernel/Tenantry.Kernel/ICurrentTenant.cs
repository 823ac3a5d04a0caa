namespace Tenantry.Kernel;

/// <summary>
/// The tenant that the running code works for. It follows <c>await</c>, is carried into jobs and event handlers, and is read by the
/// query filter and by row-level security at the moment of each command. With no tenant there are no rows.
/// </summary>
public interface ICurrentTenant
{
    /// <summary>Gets the tenant, or <see langword="null"/> where there is none.</summary>
    TenantId? Id { get; }

    /// <summary>
    /// Gets the display name of the tenant. It is resolved together with the tenant, so that reading it never asks the database: a request
    /// and a recurring job for each tenant have it. Code that entered a tenant by its id alone, such as an event handler or a background
    /// job, has none; there, ask <see cref="ITenants.FindAsync"/>.
    /// </summary>
    /// <value>The name, or <see langword="null"/> where there is no tenant or its name was not given.</value>
    string? Name { get; }

    /// <summary>Gets a value indicating whether there is a tenant.</summary>
    bool IsAvailable => Id is not null;

    /// <summary>Gets the tenant where there must be one.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    TenantId Required => Id ?? throw new InvalidOperationException(
        "No tenant is set here. A request gets one from its subdomain, key or claim; other code calls ICurrentTenant.Change(tenant).");

    /// <summary>Changes the tenant until the returned object is disposed, which restores the previous one.</summary>
    /// <param name="tenant">The tenant, or <see langword="null"/> for none.</param>
    /// <param name="name">
    /// The display name, where it is known. Without it a change to the tenant that is current already keeps its name.
    /// </param>
    /// <returns>The object that restores the previous tenant.</returns>
    IDisposable Change(TenantId? tenant, string? name = null);
}
