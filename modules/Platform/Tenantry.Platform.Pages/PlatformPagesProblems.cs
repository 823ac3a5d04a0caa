using Tenantry.AdminUi;

namespace Tenantry.Platform.Pages;

/// <summary>What the operator's own pages refuse.</summary>
internal static class PlatformPagesProblems
{
    public static Problem MailNotFound { get; } = new(ProblemKind.NotFound, "platform.mail_not_found", "There is no such mail. Go back to the list and open it again.");

    public static Problem MailWaits { get; } = new(ProblemKind.Conflict, "platform.mail_waits", "This mail is still waiting to be sent. Send it again when it was sent or has failed.");

    public static Problem JobNotFound { get; } = new(ProblemKind.NotFound, "platform.job_not_found", "No job of this name is registered. Go back to the list and open it again.");
}
