using Tenantry.AdminUi;
using Tenantry.Platform;
using Tenantry.Platform.Jobs;
using Tenantry.Platform.Pages;

namespace Tenantry.Jobs.Pages;

/// <summary>Defines the operator's list of job runs, recurring and enqueued.</summary>
internal static class JobRunResource
{
    public const string Succeeded = "Succeeded";
    public const string Failed = "Failed";

    public static ResourceDefinition Definition { get; } = new("job-runs", "Job runs", PlatformPermissions.Operate, ListJobRuns.RunAsync)
    {
        Subtitle = "All runs of jobs: scheduled, manual and enqueued.",
        Icon = "history",
        Group = OperatorGroups.System,
        Order = 930,
        SearchHint = "Search by job",
        Statuses = [Succeeded, Failed],
        Empty = "No runs yet. A run appears here when it ends.",
        Columns = [new("Job"), new("Outcome", CellKind.Status), new("Started", CellKind.Time), new("Duration", CellKind.Number), new("Tenant")],
        FindAsync = FindJobRun.RunAsync,
    };

    public static string Outcome(bool succeeded) => succeeded ? Succeeded : Failed;
}
