namespace Tenantry.AdminUi;

/// <summary>Represents a parent page in a breadcrumb.</summary>
/// <param name="Text">The title of the page.</param>
/// <param name="Href">The URL of the page.</param>
public sealed record Crumb(string Text, string Href);
