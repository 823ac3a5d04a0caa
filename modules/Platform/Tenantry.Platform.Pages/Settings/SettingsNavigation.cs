using Tenantry.AdminUi;
using Tenantry.Platform.Settings;

namespace Tenantry.Platform.Pages;

/// <summary>Adds the settings page to the navigation if any module defines settings.</summary>
internal sealed class SettingsNavigation(IEnumerable<SettingDefinition> settings) : INavigationSource
{
    public const string Path = "/admin/settings";

    public IEnumerable<NavigationItem> Navigation { get; } = settings.Any()
        ? [new(Shell.Operator, "Settings", Path, "settings", 900, PlatformPermissions.Operate, OperatorSections.System)]
        : [];
}
