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
            [.. jobs.Skip(query.Skip).Take(query.Size).Select(one => new ResourceRow(
                one.Job.Name, one.Job.Name, CronWords.Of(one.Job.Cron), one.Last?.StartedAt, one.Outcome, one.Next))],
            jobs.Count);
    }
}
