using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.Platform;
using Tenantry.Platform.Data;
using Tenantry.Platform.Pages;
using Tenantry.Platform.Signals;

namespace Tenantry.Emailing.Pages;

/// <summary>Sends a copy: under its first id the receiving side may drop a mail that it has seen before.</summary>
internal static class SendEmailAgain
{
    public static async Task<string> SayAsync(IServiceProvider services, string id, CancellationToken ct)
    {
        var mail = RowKey.Parse(id) is { } key ? await ReadAsync(services, key, ct) : null;
        return mail is null ? "" : $"The same mail goes to {mail.To} once more. Links in it may have expired or been used since.";
    }

    public static async Task<Result> RunAsync(IServiceProvider services, string id, string? reason, CancellationToken ct)
    {
        if (RowKey.Parse(id) is not { } key || await ReadAsync(services, key, ct) is not { } mail)
        {
            return EmailingPagesProblems.EmailNotFound;
        }

        if (mail.Status == EmailStatus.Queued)
        {
            return EmailingPagesProblems.EmailQueued;
        }

        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var copy = Guid.CreateVersion7(now);
        using var tenant = services.GetRequiredService<ICurrentTenant>().Change(key.Tenant);
        await using var db = await OpenAsync(services, ct);
        db.Add(new Email
        {
            TenantId = key.Tenant,
            Id = copy,
            DedupeKey = $"again:{copy:N}",
            Template = mail.Template,
            To = mail.To,
            Subject = mail.Subject,
            Html = mail.Html,
            Text = mail.Text,
            Stream = mail.Stream,
            Status = EmailStatus.Queued,
            CreatedAt = now,
            DueAt = now,
        });
        db.Audit("emailing.email.sent_again", FindEmail.Subject(key.Id), reason, new { copy });
        await db.SaveChangesAsync(ct);
        services.GetRequiredService<NodeSignals>().Send(EmailSender.Topic);
        return Result.Done;
    }

    private static async Task<Email?> ReadAsync(IServiceProvider services, RowKey key, CancellationToken ct)
    {
        await using var db = await OpenAsync(services, ct);
        return await db.Set<Email>().AsNoTracking().FirstOrDefaultAsync(email => email.TenantId == key.Tenant && email.Id == key.Id, ct);
    }

    private static Task<EmailingDbContext> OpenAsync(IServiceProvider services, CancellationToken ct) =>
        services.GetRequiredService<IAcrossTenants<EmailingDbContext>>().OpenAsync("operator sends a mail again", ct);
}
