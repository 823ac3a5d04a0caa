using Tenantry.AdminUi;
using Tenantry.Platform.Mails;

namespace Tenantry.Platform.Pages;

/// <summary>The mail log.</summary>
internal static class MailResource
{
    public static ResourceDefinition Definition { get; } = new("mails", "Mails", PlatformPagesModule.Permission, ListMails.RunAsync)
    {
        Subtitle = "Every mail that was sent or waits to be sent.",
        Icon = "mail",
        Group = OperatorGroups.System,
        Order = 910,
        SearchHint = "Search by address or subject",
        Statuses = Enum.GetNames<MailStatus>(),
        Empty = "A mail stands here as soon as one is asked for: a confirmation, an invitation, a receipt.",
        Columns =
        [
            new("Subject"), new("To"), new("Template", CellKind.Code), new("Status", CellKind.Status), new("Created", CellKind.Time), new("Sent", CellKind.Time),
        ],
        FindAsync = FindMail.RunAsync,
        Actions =
        [
            new("send-again", "Send mail again", "The same mail goes to the same address once more.", SendMailAgain.RunAsync)
            {
                ConsequenceAsync = SendMailAgain.SayAsync,
                When = mail => mail.Status != nameof(MailStatus.Queued),
                Done = "The mail is on its way again.",
            },
        ],
    };
}
