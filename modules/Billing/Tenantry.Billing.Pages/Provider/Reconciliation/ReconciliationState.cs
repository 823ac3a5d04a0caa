using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.Billing.Data;
using Tenantry.Billing.Provider.Reconciliation;
using Tenantry.Platform.Data;
using Tenantry.Platform.Jobs;

namespace Tenantry.Billing.Pages.Provider.Reconciliation;

/// <summary>Reads what the reconciliation is doing, and starts it.</summary>
internal static class ReconciliationState
{
    /// <summary>Says what is running now.</summary>
    public static async Task<ResourceNotice?> NoticeAsync(IServiceProvider services, CancellationToken ct)
    {
        await using var db = await OpenAsync(services, ct);
        var running = await db.Set<ReconciliationRun>().AsNoTracking().Where(run => run.EndedAt == null)
            .OrderBy(run => run.StartedAt).ToListAsync(ct);
        return running.Count == 0 ? null : new ResourceNotice("Running", string.Join(" · ",
            running.Select(run => $"{DiscrepancyText.Label(run.Step)}: {DiscrepancyText.Outcome(run)}")));
    }

    public static async Task<ResourceNotice> EmptyAsync(IServiceProvider services, CancellationToken ct)
    {
        await using var db = await OpenAsync(services, ct);
        var compared = await db.Set<ReconciliationRun>()
            .Where(run => run.Step == CompareStep && run.EndedAt != null && run.Error == null)
            .MaxAsync(run => run.EndedAt, ct);
        return compared is { } at
            ? new ResourceNotice("No differences", string.Create(CultureInfo.InvariantCulture,
                $"Everything was the same on both sides on {at.UtcDateTime:d MMM yyyy, HH:mm} UTC."))
            : new ResourceNotice("Not compared yet",
                "No reconciliation has finished yet. It runs every night; choose Run now to start one.");
    }

    public static async Task<bool> HasDiscrepanciesAsync(IServiceProvider services, CancellationToken ct)
    {
        await using var db = await OpenAsync(services, ct);
        return await db.Set<Discrepancy>().AnyAsync(row => row.ResolvedAt == null, ct);
    }

    public static async Task<Result> RunAsync(IServiceProvider services, CancellationToken ct)
    {
        var jobs = services.GetRequiredService<IRecurringJobs>();
        await jobs.RunNowAsync(FindMissedEvents.Name, ct);
        await jobs.RunNowAsync(CompareObjects.Name, ct);
        return Result.Success;
    }

    public static async Task<Result> RepairAllAsync(IServiceProvider services, string reason, CancellationToken ct)
    {
        await using var db = await services.GetRequiredService<ICrossTenantDbContextFactory<BillingDbContext>>()
            .CreateDbContextAsync("operator repairs every discrepancy", ct);
        db.Audit("billing.drift.repair_all", "reconciliation", reason);
        await db.SaveChangesAsync(ct);
        await services.GetRequiredService<IBackgroundJobs>().EnqueueAsync<RepairAllDiscrepancies, RepairAll>(new RepairAll(reason), ct: ct);
        return Result.Success;
    }

    private const string CompareStep = "objects";

    private static Task<BillingDbContext> OpenAsync(IServiceProvider services, CancellationToken ct) =>
        services.GetRequiredService<ICrossTenantDbContextFactory<BillingDbContext>>()
            .CreateDbContextAsync("operator reads the reconciliation", ct);
}
