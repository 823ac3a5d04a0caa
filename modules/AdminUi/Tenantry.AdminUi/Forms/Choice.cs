namespace Tenantry.AdminUi;

/// <summary>Something that can be chosen in a list.</summary>
/// <param name="Value">What is posted.</param>
/// <param name="Text">What is read.</param>
public sealed record Choice(string Value, string Text);
