namespace Tenantry.AdminUi;

/// <summary>Represents an option of a select field.</summary>
/// <param name="Value">The posted value.</param>
/// <param name="Text">The displayed text.</param>
public sealed record Choice(string Value, string Text);
