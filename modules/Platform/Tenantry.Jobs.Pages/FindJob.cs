using Tenantry.AdminUi;
using Tenantry.Platform;
using Tenantry.Platform.Jobs;
using Tenantry.Platform.Pages;

namespace Tenantry.Jobs.Pages;

internal static class FindJob
{
    public static string Subject(string name) => $"job/{name}";

    public static async Task<ResourceDetail?> RunAsync(IServiceProvider services, string id, CancellationToken ct)
    {
        if ((await JobSchedules.From(services).ReadAsync(job => job.Name == id, ct)).SingleOrDefault() is not { } scheduled)
        {
            return null;
        }

        var description = CronWords.Of(scheduled.Job.Cron);
        return new ResourceDetail(
            scheduled.Job.Name,
            [
                new("Description", scheduled.Job.Does),
                new("Schedule", description == scheduled.Job.Cron ? description : $"{description} ({scheduled.Job.Cron})"),
                new("Runs", scheduled.Job.Scope == JobScope.EachTenant ? "Once per tenant" : "Once per deployment"),
                new("Last run", scheduled.Last?.StartedAt, CellKind.Time),
                new("Duration", scheduled.Last is { } last ? last.EndedAt - last.StartedAt : null),
                new("Next run", scheduled.Next, CellKind.Time),
                new("History", new ResourceLink("All runs of this job", "/admin/job-runs?q=" + Uri.EscapeDataString(scheduled.Job.Name))),
            ])
        {
            Status = scheduled.Outcome,
            Subject = Subject(scheduled.Job.Name),
            Texts = [new("Error of the last run", scheduled.Last?.Error, CellKind.Code)],
        };
    }
}
