namespace Tenantry.Content.Enrollments;

/// <summary>Problems of content.</summary>
internal static class ContentProblems
{
    public static Problem NotFound { get; } =
        new(ProblemKind.NotFound, "content.not_found",
            "The lesson, project or community doesn't exist. GET /api/content lists your content.");

    public static Problem Locked { get; } =
        new(ProblemKind.Conflict, "content.locked", "This content is locked. It unlocks at the time in opensAt.");

    public static Problem AccessEnded { get; } =
        new(ProblemKind.PaymentRequired, "content.access_ended", "Your access to this product has ended. Choose a plan to continue.");
}
