using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.Platform;
using Tenantry.Platform.Data;
using Tenantry.Platform.Pages;

namespace Tenantry.Emailing.Pages;

internal static class FindEmail
{
    public static string Subject(Guid id) => $"mail/{id}";

    public static async Task<ResourceDetail?> RunAsync(IServiceProvider services, string id, CancellationToken ct)
    {
        if (RowKey.Parse(id) is not { } key)
        {
            return null;
        }

        await using var db = await services.GetRequiredService<IAcrossTenants<EmailingDbContext>>().OpenAsync("operator reads a mail", ct);
        if (await db.Set<Email>().AsNoTracking().FirstOrDefaultAsync(email => email.TenantId == key.Tenant && email.Id == key.Id, ct) is not { } mail)
        {
            return null;
        }

        var tenant = await TenantNames.OfAsync(services, [mail.TenantId], ct);
        return new ResourceDetail(
            mail.Subject,
            [
                new("To", mail.To),
                new("Tenant", tenant(mail.TenantId)),
                new("Template", mail.Template, CellKind.Code),
                new("Kind", mail.Stream.ToString()),
                new("Created", mail.CreatedAt),
                new("Sent", mail.SentAt),
                new("Attempts", mail.Attempts),
                new("Last error", mail.Error),
            ])
        {
            Status = mail.Status.ToString(),
            Subject = Subject(mail.Id),
            Texts = [new("As it arrives", mail.Html, CellKind.Html), new("As plain text", mail.Text)],
        };
    }
}
