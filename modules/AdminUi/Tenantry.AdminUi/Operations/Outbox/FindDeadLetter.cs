using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.Platform;
using Tenantry.Platform.Data;
using Tenantry.Platform.Outbox;
using Tenantry.Platform.Resources;

namespace Tenantry.AdminUi.Operations;

internal static class FindDeadLetter
{
    public static string Subject(Guid id) => $"event/{id}";

    public static async Task<OutboxDeadLetter?> ReadAsync(IServiceProvider services, string id, CancellationToken ct)
    {
        if (RowKey.Parse(id) is not { } key)
        {
            return null;
        }

        await using var db = await services.GetRequiredService<IAcrossTenants<PlatformDbContext>>().OpenAsync("operator reads a dead letter", ct);
        return await db.Set<OutboxDeadLetter>().AsNoTracking().FirstOrDefaultAsync(one => one.TenantId == key.Tenant && one.Id == key.Id, ct);
    }

    public static async Task<ResourceDetail?> RunAsync(IServiceProvider services, string id, CancellationToken ct)
    {
        if (await ReadAsync(services, id, ct) is not { } letter)
        {
            return null;
        }

        var tenant = await TenantNames.OfAsync(services, [letter.TenantId], ct);
        return new ResourceDetail(
            letter.Name,
            [
                new("Event", letter.Id.ToString(), CellKind.Code),
                new("Tenant", tenant(letter.TenantId)),
                new("Happened", letter.OccurredAt),
                new("Given up", letter.DiedAt),
            ])
        {
            Subject = Subject(letter.Id),
            Texts = [new("Error", letter.Error, CellKind.Code), new("Content", letter.Body, CellKind.Json)],
        };
    }
}
