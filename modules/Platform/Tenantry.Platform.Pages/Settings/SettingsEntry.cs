using Tenantry.AdminUi;
using Tenantry.Platform.Settings;

namespace Tenantry.Platform.Pages;

/// <summary>The settings' place in the menu, in hosts whose modules have any.</summary>
internal sealed class SettingsEntry(IEnumerable<SettingDefinition> settings) : INavigationSource
{
    public const string Path = "/admin/settings";

    public IEnumerable<NavigationItem> Navigation { get; } = settings.Any()
        ? [new(Shell.Operator, "Settings", Path, "settings", 900, PlatformPagesModule.Permission, OperatorGroups.System)]
        : [];
}
