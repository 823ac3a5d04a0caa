namespace Tenantry.Content;

/// <summary>The refusals of content.</summary>
internal static class ContentProblems
{
    public static Problem NotFound { get; } =
        new(ProblemKind.NotFound, "content.not_found", "There is no such lesson, project or community here. GET /api/content lists yours.");

    public static Problem Locked { get; } =
        new(ProblemKind.Conflict, "content.locked", "This is not open yet. It opens by itself; the date is in opensAt.");

    public static Problem AccessEnded { get; } =
        new(ProblemKind.PaymentRequired, "content.access_ended", "Your subscription to this product has ended. Choose a plan to read on.");
}
