namespace Tenantry.Emailing.Pages;

/// <summary>Defines the problems of the operator's email pages.</summary>
internal static class EmailingPagesProblems
{
    public static Problem EmailNotFound { get; } = new(
        ProblemKind.NotFound, "emailing.email_not_found", "This email doesn't exist. Go back to the list and open it again.");

    public static Problem LinkRemoved { get; } = new(
        ProblemKind.Conflict, "emailing.link_removed",
        "This email contained a link that grants access and was removed after sending. Ask the recipient to request a new one.");

    public static Problem EmailQueued { get; } = new(
        ProblemKind.Conflict, "emailing.email_queued", "This email is still queued. Resend it after it is sent or has failed.");
}
