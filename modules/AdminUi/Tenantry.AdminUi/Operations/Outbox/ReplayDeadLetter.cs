using Microsoft.Extensions.DependencyInjection;
using Tenantry.Kernel;
using Tenantry.Platform;
using Tenantry.Platform.Data;
using Tenantry.Platform.Outbox;

namespace Tenantry.AdminUi.Operations;

internal static class ReplayDeadLetter
{
    public static async Task<string> SayAsync(IServiceProvider services, string id, CancellationToken ct)
    {
        if (await FindDeadLetter.ReadAsync(services, id, ct) is not { } letter)
        {
            return "";
        }

        var tenant = await TenantNames.OfAsync(services, [letter.TenantId], ct);
        return $"{letter.Name} goes to its handlers again, after the events of {tenant(letter.TenantId)} that wait now. If they fail again, it comes back here.";
    }

    public static async Task<Result> RunAsync(IServiceProvider services, string id, string? reason, CancellationToken ct)
    {
        if (RowKey.Parse(id) is not { } key)
        {
            return PlatformProblems.DeadLetterNotFound;
        }

        var outcome = await services.GetRequiredService<DeadLetters>().ReplayAsync(key.Tenant, key.Id, ct);
        if (outcome.IsProblem)
        {
            return outcome;
        }

        using var tenant = services.GetRequiredService<ICurrentTenant>().Change(key.Tenant);
        await using var db = await services.GetRequiredService<IAcrossTenants<PlatformDbContext>>().OpenAsync("operator replays an event", ct);
        db.Audit("platform.event.replayed", FindDeadLetter.Subject(key.Id), reason);
        await db.SaveChangesAsync(ct);
        return Result.Done;
    }
}
