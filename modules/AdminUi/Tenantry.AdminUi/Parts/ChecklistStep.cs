namespace Tenantry.AdminUi;

/// <summary>A step of a checklist.</summary>
/// <param name="Title">What to do, as a verb and a noun.</param>
/// <param name="Done">Whether it is done.</param>
/// <param name="Href">Where it is done.</param>
/// <param name="Text">Why, in one sentence.</param>
public sealed record ChecklistStep(string Title, bool Done, string? Href = null, string? Text = null);
