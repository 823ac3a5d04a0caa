namespace Tenantry.Platform.Settings;

/// <summary>Reads and writes settings. A setting's value is the tenant's value, else the host's value, else the default.</summary>
public interface ISettings
{
    /// <summary>Gets the value of a setting for the current tenant, or for the host if there is no current tenant.</summary>
    /// <param name="setting">The setting.</param>
    /// <param name="ct">The cancellation token.</param>
    /// <returns>The value.</returns>
    Task<string> GetAsync(SettingDefinition setting, CancellationToken ct = default);

    /// <summary>
    /// Sets the value of a setting for the current tenant, or for the host if there is no current tenant, and writes an audit entry.
    /// </summary>
    /// <param name="setting">The setting.</param>
    /// <param name="value">The value, or <see langword="null"/> to reset the setting to its default.</param>
    /// <param name="ct">The cancellation token.</param>
    /// <returns>A task that completes when the value is saved.</returns>
    Task SetAsync(SettingDefinition setting, string? value, CancellationToken ct = default);
}
