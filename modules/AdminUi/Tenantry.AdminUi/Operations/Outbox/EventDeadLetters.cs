using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.Kernel;
using Tenantry.Platform;
using Tenantry.Platform.Data;
using Tenantry.Platform.Outbox;
using Tenantry.Platform.Resources;

namespace Tenantry.AdminUi.Operations;

/// <summary>Events that a handler failed on too often.</summary>
internal sealed class EventDeadLetters(IServiceProvider services) : IDeadLetterSource
{
    // Resolved when they are needed: the pages can be had without the platform.
    private IAcrossTenants<PlatformDbContext> Across => services.GetRequiredService<IAcrossTenants<PlatformDbContext>>();

    public async Task<(IReadOnlyList<DeadLetter> Letters, int Total)> ListAsync(string search, int take, CancellationToken ct)
    {
        await using var db = await Across.OpenAsync("operator lists dead letters", ct);
        var rows = db.Set<OutboxDeadLetter>().AsNoTracking();
        if (search.Length > 0)
        {
            var like = LikeText.Containing(search);
            rows = rows.Where(one => EF.Functions.ILike(one.Name, like, LikeText.Escape) || EF.Functions.ILike(one.Error, like, LikeText.Escape));
        }

        var page = await rows.OrderByDescending(one => one.DiedAt).ThenByDescending(one => one.Id).Take(take).ToListAsync(ct);
        return (
            [.. page.Select(one => new DeadLetter(new RowKey(one.TenantId, one.Id).ToString(), one.Name, one.TenantId, one.Error, one.OccurredAt, one.DiedAt))],
            await rows.CountAsync(ct));
    }

    public async Task<ResourceDetail?> FindAsync(string key, CancellationToken ct)
    {
        if (await ReadAsync(key, ct) is not { } letter)
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

    public async Task<string> SayAsync(string key, CancellationToken ct)
    {
        if (await ReadAsync(key, ct) is not { } letter)
        {
            return "";
        }

        var tenant = await TenantNames.OfAsync(services, [letter.TenantId], ct);
        return $"{letter.Name} goes to its handlers again, after the events of {tenant(letter.TenantId)} that wait now. If they fail again, it comes back here.";
    }

    public async Task<Result> ReplayAsync(string key, string? reason, CancellationToken ct)
    {
        if (RowKey.Parse(key) is not { } row)
        {
            return PlatformProblems.DeadLetterNotFound;
        }

        var outcome = await services.GetRequiredService<DeadLetters>().ReplayAsync(row.Tenant, row.Id, ct);
        if (outcome.IsProblem)
        {
            return outcome;
        }

        using var tenant = services.GetRequiredService<ICurrentTenant>().Change(row.Tenant);
        await using var db = await Across.OpenAsync("operator replays an event", ct);
        db.Audit("platform.event.replayed", Subject(row.Id), reason);
        await db.SaveChangesAsync(ct);
        return Result.Done;
    }

    private static string Subject(Guid id) => $"event/{id}";

    private async Task<OutboxDeadLetter?> ReadAsync(string key, CancellationToken ct)
    {
        if (RowKey.Parse(key) is not { } row)
        {
            return null;
        }

        await using var db = await Across.OpenAsync("operator reads a dead letter", ct);
        return await db.Set<OutboxDeadLetter>().AsNoTracking().FirstOrDefaultAsync(one => one.TenantId == row.Tenant && one.Id == row.Id, ct);
    }
}
