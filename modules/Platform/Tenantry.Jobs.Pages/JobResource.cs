using Tenantry.AdminUi;
using Tenantry.Platform;
using Tenantry.Platform.Jobs;

namespace Tenantry.Jobs.Pages;

/// <summary>Defines the operator's list of recurring jobs.</summary>
internal static class JobResource
{
    public static Resource<ScheduledJob> Definition { get; } = new Resource<ScheduledJob>("jobs", "Jobs", PlatformPermissions.Operate)
    {
        Subtitle = "Scheduled jobs with their last and next run.",
        Icon = "clock",
        Section = OperatorSections.System,
        Order = 920,
        SearchHint = "Search jobs",
        Empty = "No jobs yet. Modules register jobs with AddRecurringJob.",
    }
        .FromList((services, cancellationToken) => JobSchedules.From(services).ReadAsync(_ => true, cancellationToken))
        .Key(job => job.Name)
        .Column("Job", job => job.Name, column => column.Sort().Search())
        .Column("Schedule", job => job.Schedule, column => column.ListOnly())
        .Column("Description", job => job.Job.Description, column => column.Hidden().Search())
        .Column("Last run", job => job.StartedAt, column => column.Sort())
        .Column("Outcome", job => job.Outcome, column => column.As(CellKind.Status).Sort()
            .Filter(JobRunResource.Succeeded, JobRunResource.Failed))
        .Column("Next run", job => job.Next, column => column.Sort())
        .Fields(context => Task.FromResult(Fields(context.Row)))
        .Heading(job => job.Name)
        .Status(job => job.Outcome)
        .Audited(job => RunJobNow.Subject(job.Name))
        .Text("Error of the last run", job => job.Last?.Error, CellKind.Code)
        .Related("job-runs", "job", job => job.Name)
        .Action("run-now", "Run now",
            "The job starts now, in addition to its schedule. If it is already running, the new run waits until it ends.",
            RunJobNow.RunAsync, action => action
            .InList().Bulk().Done("Job started. The run appears here when it ends."));

    private static IReadOnlyList<ResourceField> Fields(ScheduledJob job) =>
    [
        new("Schedule", job.Schedule == job.Job.Cron ? job.Schedule : $"{job.Schedule} ({job.Job.Cron})"),
        new("Runs", job.Job.Scope == JobScope.EachTenant ? "Once per tenant" : "Once per deployment"),
        new("Duration", job.Last is { } last ? last.EndedAt - last.StartedAt : null),
    ];
}
