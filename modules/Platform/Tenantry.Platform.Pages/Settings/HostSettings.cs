using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.Platform.Settings;

namespace Tenantry.Platform.Pages;

/// <summary>The deployment's own values, whichever tenant the operator's request speaks for.</summary>
internal static class HostSettings
{
    public static async Task<string> ReadAsync(IServiceProvider services, SettingDefinition setting, CancellationToken ct)
    {
        using var host = services.GetRequiredService<ICurrentTenant>().Change(TenantId.Host);
        return await services.GetRequiredService<ISettings>().GetAsync(setting, ct);
    }

    /// <summary>Writes a value; an empty one, or the default itself, goes back to the default.</summary>
    public static async Task WriteAsync(IServiceProvider services, SettingDefinition setting, string value, CancellationToken ct)
    {
        using var host = services.GetRequiredService<ICurrentTenant>().Change(TenantId.Host);
        await services.GetRequiredService<ISettings>().SetAsync(setting, value.Length == 0 || value == setting.Default ? null : value, ct);
    }
}
