namespace Tenantry.Platform.Settings;

/// <summary>Reads and writes settings: the tenant's value, else the host's, else the default.</summary>
public interface ISettings
{
    /// <summary>Reads a setting for the current tenant, or for the host where there is none.</summary>
    /// <param name="setting">The setting.</param>
    /// <param name="ct">Stops the reading.</param>
    /// <returns>The value.</returns>
    Task<string> GetAsync(SettingDefinition setting, CancellationToken ct = default);

    /// <summary>Writes a setting for the current tenant, or for the host where there is none, with an audit entry.</summary>
    /// <param name="setting">The setting.</param>
    /// <param name="value">The value; <see langword="null"/> goes back to the default.</param>
    /// <param name="ct">Stops the writing.</param>
    /// <returns>A task that ends when it is saved.</returns>
    Task SetAsync(SettingDefinition setting, string? value, CancellationToken ct = default);
}
