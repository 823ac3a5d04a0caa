using Microsoft.EntityFrameworkCore;
using Tenantry.Platform.Data;

namespace Tenantry.Emailing;

/// <summary>Loads a queued email with its attachments, in the form that a transport receives.</summary>
internal sealed class LoadEmail(ICrossTenantDbContextFactory<EmailingDbContext> across, EmailSecrets secrets)
{
    public async Task<OutgoingEmail> RunAsync(Email email, CancellationToken cancellationToken)
    {
        await using var db = await across.CreateDbContextAsync("send emails", cancellationToken);
        var files = await db.Set<EmailAttachmentFile>().AsNoTracking()
            .Where(file => file.TenantId == email.TenantId && file.EmailId == email.Id).OrderBy(file => file.Position)
            .ToListAsync(cancellationToken);
        var (text, html) = secrets.Reveal(email);
        return new OutgoingEmail
        {
            Id = email.Id,
            Tenant = email.TenantId,
            Template = email.Template,
            To = email.To,
            From = email.From,
            Cc = email.Cc,
            Subject = email.Subject,
            Text = text,
            Html = html,
            Attachments = files.ConvertAll(file => new EmailAttachment(file.FileName, file.ContentType, file.Content)),
            Stream = email.Stream,
            CreatedAt = email.CreatedAt,
        };
    }
}
