namespace Tenantry.AdminUi;

/// <summary>Entries that are known only when the host is built, because they follow from what modules registered.</summary>
internal interface INavigationSource
{
    IEnumerable<NavigationItem> Navigation { get; }
}
