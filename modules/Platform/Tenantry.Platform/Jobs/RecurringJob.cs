namespace Tenantry.Platform.Jobs;

/// <summary>A job that runs by a schedule.</summary>
/// <param name="Name">Its name, <c>module.what_it_does</c>.</param>
/// <param name="Job">The class.</param>
/// <param name="Cron">A cron expression of six fields, seconds first, in UTC.</param>
/// <param name="Scope">For whom it runs.</param>
/// <param name="Does">What it does, in a sentence for the operator's list.</param>
public sealed record RecurringJob(string Name, Type Job, string Cron, JobScope Scope, string Does);
