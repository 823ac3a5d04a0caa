using Microsoft.EntityFrameworkCore;
using Tenantry.Platform.Signals;

namespace Tenantry.Platform.Mails;

internal sealed class EmailSender(
    PlatformDbContext db, MailTemplates templates, ICurrentTenant current, NodeSignals signals, TimeProvider clock) : IEmailSender
{
    public const string Topic = "mail";

    public async Task<bool> QueueAsync(EmailMessage message, CancellationToken ct)
    {
        var (subject, text, html) = templates.Render(message);
        var now = clock.GetUtcNow();
        using var tenant = current.Change(current.Id ?? TenantId.Host);
        var stored = await db.Database.ExecuteSqlAsync(
            $"""
            insert into platform.mail_message
                (tenant_id, id, dedupe_key, template, "to", subject, text, html, stream, status, attempts, created_at, due_at)
            values ({current.Required.Value}, {Guid.CreateVersion7(now)}, {message.DedupeKey}, {message.Template}, {message.To}, {subject}, {text}, {html},
                    {message.Stream.ToString()}, {nameof(MailStatus.Queued)}, 0, {now}, {now})
            on conflict (tenant_id, dedupe_key) do nothing
            """,
            ct);
        if (stored == 0)
        {
            return false;
        }

        signals.Send(Topic);
        return true;
    }
}
