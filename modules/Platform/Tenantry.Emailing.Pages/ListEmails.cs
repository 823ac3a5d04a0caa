using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.Platform;
using Tenantry.Platform.Data;
using Tenantry.Platform.Pages;

namespace Tenantry.Emailing.Pages;

internal static class ListEmails
{
    public static async Task<ResourcePage> RunAsync(IServiceProvider services, ResourceQuery query, CancellationToken ct)
    {
        await using var db = await services.GetRequiredService<IAcrossTenants<EmailingDbContext>>().OpenAsync("operator lists mails", ct);
        var mails = db.Set<Email>().AsNoTracking();
        if (query.Search.Length > 0)
        {
            var like = LikeText.Containing(query.Search);
            mails = mails.Where(email => EF.Functions.ILike(email.To, like, LikeText.Escape) || EF.Functions.ILike(email.Subject, like, LikeText.Escape));
        }

        if (Enum.TryParse<EmailStatus>(query.Status, out var status))
        {
            mails = mails.Where(email => email.Status == status);
        }

        var total = await mails.CountAsync(ct);
        var rows = await mails.OrderByDescending(email => email.CreatedAt).ThenByDescending(email => email.Id).Skip(query.Skip).Take(query.Size)
            .Select(email => new { email.TenantId, email.Id, email.Subject, email.To, email.Template, email.Status, email.CreatedAt, email.SentAt })
            .ToListAsync(ct);
        return new ResourcePage(
            [.. rows.Select(one => new ResourceRow(
                new RowKey(one.TenantId, one.Id).ToString(), one.Subject, one.To, one.Template, one.Status.ToString(), one.CreatedAt, one.SentAt))],
            total);
    }
}
