namespace Tenantry.Platform.Settings;

/// <summary>Represents a setting. The settings page is generated from it.</summary>
/// <param name="Name">The name, <c>module.name</c>. Never rename it.</param>
/// <param name="Default">The default value.</param>
/// <param name="Label">The label on the settings page.</param>
/// <param name="Help">The help text, one sentence.</param>
public sealed record SettingDefinition(string Name, string Default, string Label, string Help);
