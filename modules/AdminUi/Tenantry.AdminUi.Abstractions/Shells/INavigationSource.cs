namespace Tenantry.AdminUi;

/// <summary>
/// Supplies navigation entries that are known only when the host is built, because they follow from what modules registered.
/// </summary>
public interface INavigationSource
{
    /// <summary>Gets the entries.</summary>
    IEnumerable<NavigationItem> Navigation { get; }
}
