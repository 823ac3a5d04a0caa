using Tenantry.AdminUi;
using Tenantry.Platform;
using Tenantry.Platform.Jobs;

namespace Tenantry.Jobs.Pages;

/// <summary>Defines the operator's list of job runs, recurring and enqueued.</summary>
internal static class JobRunResource
{
    public const string Succeeded = "Succeeded";
    public const string Failed = "Failed";

    public static Resource<JobRun> Definition { get; } = new Resource<JobRun>("job-runs", "Job runs", PlatformPermissions.Operate)
    {
        Subtitle = "All runs of jobs: scheduled, manual and enqueued.",
        Icon = "history",
        Section = OperatorSections.System,
        Order = 930,
        SearchHint = "Search by job",
        Empty = "No runs yet. A run appears here when it ends.",
    }
        .FromDatabase<JobsDbContext>("operator lists job runs", db => db.Set<JobRun>())
        .Key(run => run.Id)
        .Column("Job", run => run.Name, column => column.Search().Sort().FilterReference("jobs").ListOnly())
        .Column("Outcome", run => run.Succeeded, column => column.Named("status").As(CellKind.Status)
            .Display((run, _) => Outcome(run.Succeeded)).ListOnly()
            .FilterChoices((Succeeded, run => run.Succeeded), (Failed, run => !run.Succeeded)))
        .Column("Started", run => run.StartedAt, column => column.Sort().Filter())
        .Column("Ended", run => run.EndedAt, column => column.Hidden())
        .Column("Duration", run => run.EndedAt - run.StartedAt, column => column.As(CellKind.Number).Sort())
        .Column("Tenant", run => run.Tenant, column => column.Display((run, _) => run.Tenant is { } tenant ? new TenantId(tenant) : null)
            .As(CellKind.Tenant))
        .OrderByDescending(run => run.StartedAt)
        .View("failed", "Failed", run => !run.Succeeded)
        .Heading(run => run.Name)
        .Status(run => Outcome(run.Succeeded))
        .Fields(context => Task.FromResult<IReadOnlyList<ResourceField>>([new("Job", Job(context))]))
        .Text("Error", run => run.Error, CellKind.Code);

    public static string Outcome(bool succeeded) => succeeded ? Succeeded : Failed;

    private static object Job(ResourceContext<JobRun> context) => JobSchedules.From(context.Services).Find(context.Row.Name) is null
        ? context.Row.Name
        : new ResourceLink(context.Row.Name, "/admin/jobs/" + Uri.EscapeDataString(context.Row.Name));
}
