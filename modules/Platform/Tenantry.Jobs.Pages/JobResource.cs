using Tenantry.AdminUi;
using Tenantry.Platform;
using Tenantry.Platform.Jobs;
using Tenantry.Platform.Pages;

namespace Tenantry.Jobs.Pages;

/// <summary>Defines the operator's list of recurring jobs.</summary>
internal static class JobResource
{
    public static ResourceDefinition Definition { get; } = new("jobs", "Jobs", PlatformPermissions.Operate, ListJobs.RunAsync)
    {
        Subtitle = "Scheduled jobs with their last and next run.",
        Icon = "clock",
        Group = OperatorGroups.System,
        Order = 920,
        SearchHint = "Search jobs",
        Empty = "No jobs yet. Modules register jobs with AddRecurringJob.",
        Columns = [new("Job"), new("Schedule"), new("Last run", CellKind.Time), new("Outcome", CellKind.Status), new("Next run", CellKind.Time)],
        FindAsync = FindJob.RunAsync,
        Actions =
        [
            new("run-now", "Run now", "The job starts now, in addition to its schedule. If it is already running, the new run waits until it ends.", RunJobNow.RunAsync)
            {
                IsInList = true,
                Done = "Job started. The run appears here when it ends.",
            },
        ],
    };
}
