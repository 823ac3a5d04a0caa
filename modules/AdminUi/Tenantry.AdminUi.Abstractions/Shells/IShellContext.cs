namespace Tenantry.AdminUi;

/// <summary>A tenant as the switcher shows it.</summary>
/// <param name="Name">Its display name.</param>
/// <param name="Href">Where choosing it leads.</param>
/// <param name="Note">A second line, such as the person's role in it.</param>
public sealed record ShellTenant(string Name, string Href, string? Note = null)
{
    /// <summary>
    /// Gets whether choosing it posts a form with an antiforgery token to <see cref="Href"/>, as a change of the session must.
    /// </summary>
    /// <value>False: it is a link.</value>
    public bool Posts { get; init; }
}

/// <summary>What the space shell knows of tenants. The module that owns tenants implements it.</summary>
public interface IShellContext
{
    /// <summary>The tenant of this request, or none.</summary>
    /// <param name="ct">The cancellation token.</param>
    ValueTask<ShellTenant?> CurrentTenantAsync(CancellationToken ct = default);

    /// <summary>The tenants the person can switch to, the current one included. With fewer than two there is no switcher.</summary>
    /// <param name="ct">The cancellation token.</param>
    ValueTask<IReadOnlyList<ShellTenant>> TenantsAsync(CancellationToken ct = default);
}
