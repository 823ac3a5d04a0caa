using Tenantry.Kernel;

namespace Tenantry.AdminUi.Resources;

/// <summary>The problems of generated pages.</summary>
internal static class ResourceProblems
{
    public static Problem ItemNotFound { get; } = new(
        ProblemKind.NotFound, "adminui.item_not_found", "This item no longer exists. Go back to the list.");

    public static Problem ActionNotApplicable { get; } = new(
        ProblemKind.Conflict, "adminui.action_not_applicable",
        "This can't be done any more, because the item has changed. Go back and look at it again.");
}
