using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.Platform.Data;
using Tenantry.Platform.Mails;
using Tenantry.Platform.Signals;

namespace Tenantry.Platform.Pages;

/// <summary>Sends a copy: under its first id the receiving side may drop a mail that it has seen before.</summary>
internal static class SendMailAgain
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
            return PlatformPagesProblems.MailNotFound;
        }

        if (mail.Status == MailStatus.Queued)
        {
            return PlatformPagesProblems.MailWaits;
        }

        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var copy = Guid.CreateVersion7(now);
        using var tenant = services.GetRequiredService<ICurrentTenant>().Change(key.Tenant);
        await using var db = await OpenAsync(services, ct);
        db.Add(new MailMessage
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
            Status = MailStatus.Queued,
            CreatedAt = now,
            DueAt = now,
        });
        db.Audit("platform.mail.sent_again", FindMail.Subject(key.Id), reason, new { copy });
        await db.SaveChangesAsync(ct);
        services.GetRequiredService<NodeSignals>().Send(EmailSender.Topic);
        return Result.Done;
    }

    private static async Task<MailMessage?> ReadAsync(IServiceProvider services, RowKey key, CancellationToken ct)
    {
        await using var db = await OpenAsync(services, ct);
        return await db.Set<MailMessage>().AsNoTracking().FirstOrDefaultAsync(one => one.TenantId == key.Tenant && one.Id == key.Id, ct);
    }

    private static Task<PlatformDbContext> OpenAsync(IServiceProvider services, CancellationToken ct) =>
        services.GetRequiredService<IAcrossTenants<PlatformDbContext>>().OpenAsync("operator sends a mail again", ct);
}
