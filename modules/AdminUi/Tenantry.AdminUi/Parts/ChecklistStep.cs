namespace Tenantry.AdminUi;

/// <summary>Represents a step of a checklist.</summary>
/// <param name="Title">The title, starting with a verb.</param>
/// <param name="Done"><see langword="true"/> if the step is done; otherwise, <see langword="false"/>.</param>
/// <param name="Href">The link to the page where the step is done.</param>
/// <param name="Text">One sentence about the purpose of the step.</param>
public sealed record ChecklistStep(string Title, bool Done, string? Href = null, string? Text = null);
