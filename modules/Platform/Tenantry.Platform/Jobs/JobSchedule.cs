using Cronos;
using Tenantry.Kernel;

namespace Tenantry.Platform.Jobs;

/// <summary>When a recurring job is due next, for hosts without a scheduler.</summary>
[SharedAcrossTenants("A recurring job belongs to the deployment.")]
internal sealed class JobSchedule
{
    public required string Name { get; init; }

    public DateTimeOffset DueAt { get; set; }

    /// <summary>Gets or sets until when the node that runs it holds it; another node takes it over after that.</summary>
    public DateTimeOffset? RunningUntil { get; set; }

    /// <summary>Computes the next time that a job is due.</summary>
    /// <exception cref="InvalidOperationException">The job's schedule is not a cron expression of six fields.</exception>
    public static DateTimeOffset Next(RecurringJob job, DateTimeOffset after)
    {
        try
        {
            var cron = CronExpression.Parse(job.Cron, CronFormat.IncludeSeconds);
            return cron.GetNextOccurrence(after, TimeZoneInfo.Utc) ?? DateTimeOffset.MaxValue;
        }
        catch (CronFormatException wrong)
        {
            throw new InvalidOperationException(
                $"The schedule '{job.Cron}' of job {job.Name} is not a cron expression of six fields: {wrong.Message}", wrong);
        }
    }
}
