namespace Tenantry.Platform.Settings;

/// <summary>A setting: its name, its default and its sentence. Its page is made from this.</summary>
/// <param name="Name"><c>module.name</c>; never renamed.</param>
/// <param name="Default">What counts where nobody set anything.</param>
/// <param name="Label">What the page calls it.</param>
/// <param name="Help">What it does, in a sentence.</param>
public sealed record SettingDefinition(string Name, string Default, string Label, string Help);
