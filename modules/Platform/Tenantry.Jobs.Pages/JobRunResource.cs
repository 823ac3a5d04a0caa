using Tenantry.AdminUi;
using Tenantry.Platform;
using Tenantry.Platform.Jobs;
using Tenantry.Platform.Pages;

namespace Tenantry.Jobs.Pages;

/// <summary>The history of jobs, recurring and enqueued.</summary>
internal static class JobRunResource
{
    public const string Succeeded = "Succeeded";
    public const string Failed = "Failed";

    public static ResourceDefinition Definition { get; } = new("job-runs", "Job runs", PlatformPermissions.Operate, ListJobRuns.RunAsync)
    {
        Subtitle = "Every run of a job, by schedule, by hand or on request.",
        Icon = "history",
        Group = OperatorGroups.System,
        Order = 930,
        SearchHint = "Search by job",
        Statuses = [Succeeded, Failed],
        Empty = "A run stands here as soon as it has ended.",
        Columns = [new("Job"), new("Outcome", CellKind.Status), new("Started", CellKind.Time), new("Took", CellKind.Number), new("Tenant")],
        FindAsync = FindJobRun.RunAsync,
    };

    public static string Outcome(bool succeeded) => succeeded ? Succeeded : Failed;
}
