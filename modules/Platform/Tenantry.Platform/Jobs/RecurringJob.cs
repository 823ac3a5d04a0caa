namespace Tenantry.Platform.Jobs;

/// <summary>Represents a job that runs on a schedule.</summary>
/// <param name="Name">The name of the job, such as <c>module.what_it_does</c>.</param>
/// <param name="Job">The type of the job.</param>
/// <param name="Cron">The cron expression: six fields, seconds first, in UTC.</param>
/// <param name="Scope">Whether the job runs once or once per tenant.</param>
/// <param name="Description">The description, one sentence for the operator's list of jobs.</param>
public sealed record RecurringJob(string Name, Type Job, string Cron, JobScope Scope, string Description);
