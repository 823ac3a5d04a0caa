using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.Platform;
using Tenantry.Platform.Data;
using Tenantry.Platform.Pages;

namespace Tenantry.Emailing.Pages;

/// <summary>Represents a line of the local inbox.</summary>
internal sealed record InboxLine(string Id, string To, string Subject, DateTimeOffset At);

/// <summary>Represents an email of the local inbox, with its links.</summary>
internal sealed record InboxEmail(string Template, string To, string Subject, string Text, string Html, DateTimeOffset CreatedAt);

/// <summary>Reads the emails that were stored instead of sent.</summary>
internal static class ReadInbox
{
    private const int MaxLines = 100;
    private const string Reason = "development reads the local inbox";

    public static async Task<IReadOnlyList<InboxLine>> ListAsync(IServiceProvider services, string search, CancellationToken ct)
    {
        await using var db = await services.GetRequiredService<ICrossTenantDbContextFactory<EmailingDbContext>>()
            .CreateDbContextAsync(Reason, ct);
        var emails = db.Set<Email>().AsNoTracking();
        if (search.Length > 0)
        {
            var like = LikePattern.Containing(search);
            emails = emails.Where(email => EF.Functions.ILike(email.To, like, LikePattern.Escape)
                || EF.Functions.ILike(email.Subject, like, LikePattern.Escape));
        }

        var rows = await emails.OrderByDescending(email => email.CreatedAt).ThenByDescending(email => email.Id).Take(MaxLines)
            .Select(email => new { email.TenantId, email.Id, email.To, email.Subject, email.CreatedAt }).ToListAsync(ct);
        return [.. rows.Select(email => new InboxLine(new RowKey(email.TenantId, email.Id).ToString(), email.To, email.Subject,
            email.CreatedAt))];
    }

    public static async Task<InboxEmail?> FindAsync(IServiceProvider services, string id, CancellationToken ct)
    {
        if (RowKey.Parse(id) is not { } key)
        {
            return null;
        }

        await using var db = await services.GetRequiredService<ICrossTenantDbContextFactory<EmailingDbContext>>()
            .CreateDbContextAsync(Reason, ct);
        if (await db.Set<Email>().AsNoTracking().FirstOrDefaultAsync(row => row.TenantId == key.Tenant && row.Id == key.Id, ct)
            is not { } email)
        {
            return null;
        }

        var (text, html) = services.GetRequiredService<EmailSecrets>().Reveal(email);
        return new InboxEmail(email.Template, email.To, email.Subject, text, html, email.CreatedAt);
    }
}
