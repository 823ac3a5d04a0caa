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

        await using var db = await services.GetRequiredService<IAcrossTenants<EmailingDbContext>>().OpenAsync("operator reads an email", ct);
        if (await db.Set<Email>().AsNoTracking().FirstOrDefaultAsync(row => row.TenantId == key.Tenant && row.Id == key.Id, ct) is not { } email)
        {
            return null;
        }

        var tenant = await TenantNames.OfAsync(services, [email.TenantId], ct);
        return new ResourceDetail(
            email.Subject,
            [
                new("To", email.To),
                new("Tenant", tenant(email.TenantId)),
                new("Template", email.Template, CellKind.Code),
                new("Kind", email.Stream.ToString()),
                new("Created", email.CreatedAt),
                new("Sent", email.SentAt),
                new("Attempts", email.Attempts),
                new("Last error", email.Error),
            ])
        {
            Status = email.Status.ToString(),
            Subject = Subject(email.Id),
            Texts = [new("HTML", email.Html, CellKind.Html), new("Plain text", email.Text)],
        };
    }
}
