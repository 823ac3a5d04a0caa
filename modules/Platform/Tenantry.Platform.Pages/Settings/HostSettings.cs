using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.Platform.Settings;

namespace Tenantry.Platform.Pages;

/// <summary>Reads and writes the settings of the deployment, independent of the current tenant of the request.</summary>
internal static class HostSettings
{
    public static async Task<string> ReadAsync(IServiceProvider services, SettingDefinition setting, CancellationToken ct)
    {
        using var host = services.GetRequiredService<ICurrentTenant>().Change(TenantId.Host);
        return await services.GetRequiredService<ISettings>().GetAsync(setting, ct);
    }

    /// <summary>Writes a value. An empty value, or the default value, removes the stored value.</summary>
    public static async Task WriteAsync(IServiceProvider services, SettingDefinition setting, string value, CancellationToken ct)
    {
        using var host = services.GetRequiredService<ICurrentTenant>().Change(TenantId.Host);
        await services.GetRequiredService<ISettings>().SetAsync(setting, value.Length == 0 || value == setting.Default ? null : value, ct);
    }
}
