namespace Tenantry.Emailing.Pages;

/// <summary>The refusals of the operator's pages about emails.</summary>
internal static class EmailingPagesProblems
{
    public static Problem EmailNotFound { get; } = new(
        ProblemKind.NotFound, "emailing.email_not_found", "There is no such email. Go back to the list and open it again.");

    public static Problem EmailQueued { get; } = new(
        ProblemKind.Conflict, "emailing.email_queued", "This email is still waiting to be sent. Send it again when it was sent or has failed.");
}
