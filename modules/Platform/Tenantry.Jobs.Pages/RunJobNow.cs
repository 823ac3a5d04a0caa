using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.Platform;
using Tenantry.Platform.Data;
using Tenantry.Platform.Jobs;
using Tenantry.Platform.Pages;

namespace Tenantry.Jobs.Pages;

internal static class RunJobNow
{
    public static string Subject(string name) => $"job/{name}";

    public static Task<Result> RunAsync(ResourceContext<ScheduledJob> context) =>
        RunAsync(context.Services, context.Row.Name, context.Reason, context.CancellationToken);

    public static async Task<Result> RunAsync(IServiceProvider services, string id, string? reason, CancellationToken ct)
    {
        if (!await services.GetRequiredService<IRecurringJobs>().RunNowAsync(id, ct))
        {
            return JobsPagesProblems.JobNotFound;
        }

        using var host = services.GetRequiredService<ICurrentTenant>().Change(TenantId.Host);
        await using var db = await services.GetRequiredService<ICrossTenantDbContextFactory<JobsDbContext>>()
            .CreateDbContextAsync("operator runs a job", ct);
        db.Audit("jobs.job.started_by_hand", Subject(id), reason);
        await db.SaveChangesAsync(ct);
        return Result.Success;
    }
}
