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
        if ((await JobSchedules.From(services).ReadAsync(job => job.Name == id, ct)).SingleOrDefault() is not { } found)
        {
            return null;
        }

        var words = CronWords.Of(found.Job.Cron);
        return new ResourceDetail(
            found.Job.Name,
            [
                new("What it does", found.Job.Does),
                new("Schedule", words == found.Job.Cron ? words : $"{words} ({found.Job.Cron})"),
                new("Runs", found.Job.Scope == JobScope.EachTenant ? "Once for each tenant" : "Once for the whole deployment"),
                new("Last run", found.Last?.StartedAt, CellKind.Time),
                new("It took", found.Last is { } last ? last.EndedAt - last.StartedAt : null),
                new("Next run", found.Next, CellKind.Time),
                new("History", new ResourceLink("All runs of this job", "/admin/job-runs?q=" + Uri.EscapeDataString(found.Job.Name))),
            ])
        {
            Status = found.Outcome,
            Subject = Subject(found.Job.Name),
            Texts = [new("Error of the last run", found.Last?.Error, CellKind.Code)],
        };
    }
}
