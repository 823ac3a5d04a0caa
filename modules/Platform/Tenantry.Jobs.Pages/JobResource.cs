using Tenantry.AdminUi;
using Tenantry.Platform;
using Tenantry.Platform.Jobs;
using Tenantry.Platform.Pages;

namespace Tenantry.Jobs.Pages;

/// <summary>The recurring jobs.</summary>
internal static class JobResource
{
    public static ResourceDefinition Definition { get; } = new("jobs", "Jobs", PlatformPermissions.Operate, ListJobs.RunAsync)
    {
        Subtitle = "What runs by a schedule, how it went last, and when it runs next.",
        Icon = "clock",
        Group = OperatorGroups.System,
        Order = 920,
        SearchHint = "Search jobs",
        Empty = "A module registers a job with AddRecurringJob.",
        Columns = [new("Job"), new("Schedule"), new("Last run", CellKind.Time), new("Outcome", CellKind.Status), new("Next run", CellKind.Time)],
        FindAsync = FindJob.RunAsync,
        Actions =
        [
            new("run-now", "Run now", "The job starts at once, beside its schedule. While a run of it is going on, the new one waits for its end.", RunJobNow.RunAsync)
            {
                IsInList = true,
                Done = "The job was started. Its run appears here when it ends.",
            },
        ],
    };
}
