using Tenantry.AdminUi;
using Tenantry.Platform;
using Tenantry.Platform.Jobs;
using Tenantry.Platform.Pages;

namespace Tenantry.Jobs.Pages;

internal static class ListJobs
{
    public static async Task<ResourcePage> RunAsync(IServiceProvider services, ResourceQuery query, CancellationToken ct)
    {
        var jobs = await JobSchedules.From(services).ReadAsync(
            job => job.Name.Contains(query.Search, StringComparison.OrdinalIgnoreCase) || job.Does.Contains(query.Search, StringComparison.OrdinalIgnoreCase), ct);
        return new ResourcePage(
            [.. jobs.Skip(query.Skip).Take(query.Size).Select(scheduledJob => new ResourceRow(
                scheduledJob.Job.Name, scheduledJob.Job.Name, CronWords.Of(scheduledJob.Job.Cron), scheduledJob.Last?.StartedAt, scheduledJob.Outcome, scheduledJob.Next))],
            jobs.Count);
    }
}
