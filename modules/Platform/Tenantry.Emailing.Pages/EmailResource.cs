using Tenantry.AdminUi;
using Tenantry.Platform;
using Tenantry.Platform.Pages;

namespace Tenantry.Emailing.Pages;

/// <summary>Defines the operator's list of emails.</summary>
internal static class EmailResource
{
    public static ResourceDefinition Definition { get; } = new("mails", "Emails", PlatformPermissions.Operate, ListEmails.RunAsync)
    {
        Subtitle = "All sent and queued emails.",
        Icon = "mail",
        Group = OperatorGroups.System,
        Order = 910,
        SearchHint = "Search by address or subject",
        Statuses = Enum.GetNames<EmailStatus>(),
        Empty = "No emails yet. Confirmations, invitations and receipts appear here.",
        Columns =
        [
            new("Subject"), new("To"), new("Template", CellKind.Code), new("Status", CellKind.Status), new("Created", CellKind.Time), new("Sent", CellKind.Time),
        ],
        FindAsync = FindEmail.RunAsync,
        Actions =
        [
            new("send-again", "Resend email", "The same email is sent to the same address again.", SendEmailAgain.RunAsync)
            {
                ConsequenceAsync = SendEmailAgain.SayAsync,
                When = detail => detail.Status != nameof(EmailStatus.Queued),
                Done = "The email is queued again.",
            },
        ],
    };
}
