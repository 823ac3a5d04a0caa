using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.Platform;
using Tenantry.Platform.Data;

namespace Tenantry.Emailing.Pages;

/// <summary>The log of emails.</summary>
internal static class EmailResource
{
    public static Resource<EmailRow> Definition { get; } = new Resource<EmailRow>("emails", "Emails", PlatformPermissions.Operate)
    {
        Subtitle = "All sent and queued emails.",
        Icon = "mail",
        Section = OperatorSections.Content,
        Order = 910,
        SearchHint = "Search by address or subject",
        Empty = "No emails yet. Confirmations, invitations and receipts appear here.",
    }
        .FromDatabase<EmailingDbContext>("operator lists emails", EmailRow.Query)
        .Key(email => email.TenantId, email => email.Id)
        .Column("Subject", email => email.Subject, column => column.Search().Sort())
        .Column("To", email => email.To, column => column.Search().Sort())
        .Column("Template", email => email.Template, column => column.As(CellKind.Code).Sort())
        .Column("Status", email => email.Status, column => column.Sort().Filter())
        .Column("Created", email => email.CreatedAt, column => column.Sort().Filter())
        .Column("Sent", email => email.SentAt, column => column.Sort().Filter())
        .Column("Tenant", email => email.TenantId, column => column.Filter().Hidden())
        .Column("Kind", email => email.Stream, column => column.As(CellKind.Text).Filter().Hidden())
        .Column("Attempts", email => email.Attempts, column => column.Hidden())
        .Column("Last error", email => email.Error, column => column.Hidden())
        .OrderByDescending(email => email.CreatedAt)
        .View("failed", "Failed", email => email.Status == EmailStatus.Failed)
        .Status(email => email.Status)
        .Audited(email => ResendEmail.Subject(email.Id))
        .Texts(BodyAsync)
        .Action("send-again", "Resend email", "The same email is sent to the same address again.", ResendEmail.RunAsync, action => action
            .When(email => email.Status != EmailStatus.Queued, EmailingPagesProblems.EmailQueued)
            .Consequence(email => $"The same email is sent to {email.To} again. Links in it may have expired or been used.")
            .Bulk().Done("The email is queued again."));

    private static async Task<IReadOnlyList<ResourceField>> BodyAsync(ResourceContext<EmailRow> context)
    {
        await using var db = await context.Services.GetRequiredService<ICrossTenantDbContextFactory<EmailingDbContext>>()
            .CreateDbContextAsync("operator reads an email", context.CancellationToken);
        var body = await db.Set<Email>().Where(email => email.TenantId == context.Row.TenantId && email.Id == context.Row.Id)
            .Select(email => new { email.Html, email.Text }).SingleAsync(context.CancellationToken);
        return [new("HTML", body.Html, CellKind.Html), new("Plain text", body.Text)];
    }
}
