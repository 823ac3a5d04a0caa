using Microsoft.EntityFrameworkCore;
using Tenantry.Platform.Backplane;

namespace Tenantry.Emailing;

/// <summary>Stores emails for sending.</summary>
internal sealed class EmailSender(
    EmailingDbContext db, EmailTemplates templates, EmailSecrets emailSecrets, ICurrentTenant current, NodeBackplane signals,
    TimeProvider clock) : IEmailSender
{
    public const string Topic = "email";
    private const int MaxAttachmentBytes = 10 * 1024 * 1024;

    public Task<bool> QueueAsync(EmailMessage message, CancellationToken ct)
    {
        var (hidden, secrets) = emailSecrets.Hide(message);
        var (subject, text, html) = templates.Render(hidden);
        return StoreAsync(message.Template, new EmailContent(message.To, subject, message.DedupeKey)
        {
            Text = text, Html = html, Stream = message.Stream, Attachments = message.Attachments,
        }, secrets, ct);
    }

    public Task<bool> QueueAsync(EmailContent content, CancellationToken ct)
    {
        if (content.Text.Length == 0 && content.Html.Length == 0)
        {
            throw new ArgumentException("The email has no text and no HTML. Set at least one of them.", nameof(content));
        }

        return StoreAsync("", content, secrets: null, ct);
    }

    private async Task<bool> StoreAsync(string template, EmailContent content, string? secrets, CancellationToken ct)
    {
        if (content.Attachments.Sum(attachment => (long)attachment.Content.Length) > MaxAttachmentBytes)
        {
            throw new ArgumentException("The attachments are larger than 10 MiB in total.", nameof(content));
        }

        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        using var tenant = current.Change(current.Id ?? TenantId.Host);
        // A single statement: without a transaction of the caller, an email could otherwise be stored without its attachments.
        var stored = await db.Database.SqlQuery<int>(
            $"""
            with stored as (
                insert into emailing.email
                    (tenant_id, id, dedupe_key, template, "to", "from", cc, subject, text, html, secrets, stream, status, attempts,
                        created_at,
                        due_at)
                values ({current.Required.Value}, {id}, {content.DedupeKey}, {template}, {content.To}, {content.From},
                    {content.Cc.ToArray()},
                        {content.Subject}, {content.Text}, {content.Html}, {secrets}, {content.Stream.ToString()},
                        {nameof(EmailStatus.Queued)}, 0,
                            {now}, {now})
                on conflict (tenant_id, dedupe_key) do nothing
                returning tenant_id, id
            ), files as (
                insert into emailing.email_attachment_file (tenant_id, email_id, position, file_name, content_type, content)
                select stored.tenant_id, stored.id, file.position, file.name, file.type, file.content
                from stored, unnest({content.Attachments.Select(file => file.FileName).ToArray()},
                    {content.Attachments.Select(file => file.ContentType).ToArray()},
                    {content.Attachments.Select(file => file.Content.ToArray()).ToArray()}) with ordinality as file(name, type, content,
                        position)
            )
            select count(*)::int as "Value" from stored
            """).ToListAsync(ct);
        if (stored is [0])
        {
            return false;
        }

        signals.Publish(Topic);
        return true;
    }
}
