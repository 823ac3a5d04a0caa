using Tenantry.AdminUi;
using Tenantry.Platform;
using Tenantry.Platform.Pages;

namespace Tenantry.Emailing.Pages;

/// <summary>The mail log.</summary>
internal static class EmailResource
{
    public static ResourceDefinition Definition { get; } = new("mails", "Mails", PlatformPermissions.Operate, ListEmails.RunAsync)
    {
        Subtitle = "Every mail that was sent or waits to be sent.",
        Icon = "mail",
        Group = OperatorGroups.System,
        Order = 910,
        SearchHint = "Search by address or subject",
        Statuses = Enum.GetNames<EmailStatus>(),
        Empty = "A mail stands here as soon as one is asked for: a confirmation, an invitation, a receipt.",
        Columns =
        [
            new("Subject"), new("To"), new("Template", CellKind.Code), new("Status", CellKind.Status), new("Created", CellKind.Time), new("Sent", CellKind.Time),
        ],
        FindAsync = FindEmail.RunAsync,
        Actions =
        [
            new("send-again", "Send mail again", "The same mail goes to the same address once more.", SendEmailAgain.RunAsync)
            {
                ConsequenceAsync = SendEmailAgain.SayAsync,
                When = mail => mail.Status != nameof(EmailStatus.Queued),
                Done = "The mail is on its way again.",
            },
        ],
    };
}
