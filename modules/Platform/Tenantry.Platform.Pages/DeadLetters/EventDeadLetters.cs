using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.Platform.Data;
using Tenantry.Platform.Outbox;

namespace Tenantry.Platform.Pages;

/// <summary>Lists dead-lettered events, each with the handler that failed.</summary>
internal sealed class EventDeadLetters(IServiceProvider services) : IDeadLetterSource
{
    // Resolved lazily, because the pages can be used in a host without the platform module.
    private ICrossTenantDbContextFactory<PlatformDbContext> Across =>
        services.GetRequiredService<ICrossTenantDbContextFactory<PlatformDbContext>>();

    public async Task<(IReadOnlyList<DeadLetter> Letters, int Total)> ListAsync(string search, int take, CancellationToken ct)
    {
        await using var db = await Across.CreateDbContextAsync("operator lists dead letters", ct);
        var rows = db.Set<EventDelivery>().AsNoTracking().Where(delivery => delivery.DeadLetteredAt != null);
        if (search.Length > 0)
        {
            var like = LikePattern.Containing(search);
            rows = rows.Where(delivery => EF.Functions.ILike(delivery.Name, like, LikePattern.Escape)
                || EF.Functions.ILike(delivery.Handler, like, LikePattern.Escape)
                || EF.Functions.ILike(delivery.Error!, like, LikePattern.Escape));
        }

        var page = await rows.OrderByDescending(delivery => delivery.DeadLetteredAt).ThenByDescending(delivery => delivery.Position)
            .Take(take).ToListAsync(ct);
        return (
            [.. page.Select(delivery => new DeadLetter(
                new RowKey(delivery.TenantId, delivery.Id).ToString(),
                $"{delivery.Name} → {EventHandlerName.Short(delivery.Handler)}", delivery.TenantId,
                delivery.Error ?? "", delivery.OccurredAt, delivery.DeadLetteredAt!.Value))],
            await rows.CountAsync(ct));
    }

    public async Task<ResourceDetail?> FindAsync(string key, CancellationToken ct)
    {
        if (await ReadAsync(key, ct) is not { } delivery)
        {
            return null;
        }

        var tenant = await TenantNames.OfAsync(services, [delivery.TenantId], ct);
        return new ResourceDetail(
            delivery.Name,
            [
                new("Event", delivery.EventId.ToString(), CellKind.Code),
                new("Handler", delivery.Handler, CellKind.Code),
                new("Attempts", delivery.Attempts, CellKind.Number),
                new("Tenant", tenant(delivery.TenantId)),
                new("Occurred", delivery.OccurredAt),
                new("Dead-lettered", delivery.DeadLetteredAt),
            ])
        {
            Subject = Subject(delivery.EventId),
            Texts = [new("Error", delivery.Error ?? "", CellKind.Code), new("Content", delivery.Body, CellKind.Json)],
        };
    }

    public async Task<string> SayAsync(string key, CancellationToken ct)
    {
        if (await ReadAsync(key, ct) is not { } delivery)
        {
            return "";
        }

        var tenant = await TenantNames.OfAsync(services, [delivery.TenantId], ct);
        return $"{EventHandlerName.Short(delivery.Handler)} receives {delivery.Name} of {tenant(delivery.TenantId)} again; other "
            + "handlers don't. If it fails again, the event returns to this list.";
    }

    public async Task<Result> ReplayAsync(string key, string? reason, CancellationToken ct)
    {
        if (RowKey.Parse(key) is not { } row || await ReadAsync(key, ct) is not { } delivery)
        {
            return PlatformProblems.DeadLetterNotFound;
        }

        var outcome = await services.GetRequiredService<DeadLetters>().ReplayAsync(row.Tenant, row.Id, ct);
        if (outcome.IsProblem)
        {
            return outcome;
        }

        using var tenant = services.GetRequiredService<ICurrentTenant>().Change(row.Tenant);
        await using var db = await Across.CreateDbContextAsync("operator replays an event", ct);
        db.Audit("platform.event.replayed", Subject(delivery.EventId), reason, new { delivery.Name, delivery.Handler });
        await db.SaveChangesAsync(ct);
        return Result.Success;
    }

    private static string Subject(Guid id) => $"event/{id}";

    private async Task<EventDelivery?> ReadAsync(string key, CancellationToken ct)
    {
        if (RowKey.Parse(key) is not { } row)
        {
            return null;
        }

        await using var db = await Across.CreateDbContextAsync("operator reads a dead letter", ct);
        return await db.Set<EventDelivery>().AsNoTracking()
            .FirstOrDefaultAsync(delivery => delivery.TenantId == row.Tenant && delivery.Id == row.Id
                && delivery.DeadLetteredAt != null, ct);
    }
}
