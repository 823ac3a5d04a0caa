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
        await using var db = await services.GetRequiredService<IAcrossTenants<EmailingDbContext>>().OpenAsync("operator lists emails", ct);
        var emails = db.Set<Email>().AsNoTracking();
        if (query.Search.Length > 0)
        {
            var like = LikeText.Containing(query.Search);
            emails = emails.Where(email => EF.Functions.ILike(email.To, like, LikeText.Escape) || EF.Functions.ILike(email.Subject, like, LikeText.Escape));
        }

        if (Enum.TryParse<EmailStatus>(query.Status, out var status))
        {
            emails = emails.Where(email => email.Status == status);
        }

        var total = await emails.CountAsync(ct);
        var rows = await emails.OrderByDescending(email => email.CreatedAt).ThenByDescending(email => email.Id).Skip(query.Skip).Take(query.Size)
            .Select(email => new { email.TenantId, email.Id, email.Subject, email.To, email.Template, email.Status, email.CreatedAt, email.SentAt })
            .ToListAsync(ct);
        return new ResourcePage(
            [.. rows.Select(email => new ResourceRow(
                new RowKey(email.TenantId, email.Id).ToString(), email.Subject, email.To, email.Template, email.Status.ToString(), email.CreatedAt, email.SentAt))],
            total);
    }
}
