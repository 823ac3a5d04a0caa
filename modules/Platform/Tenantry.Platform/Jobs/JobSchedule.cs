using Cronos;
using Tenantry.Kernel;

namespace Tenantry.Platform.Jobs;

/// <summary>Represents the next due time of a recurring job, for hosts without a scheduler.</summary>
[SharedAcrossTenants("A recurring job belongs to the deployment.")]
internal sealed class JobSchedule
{
    public required string Name { get; init; }

    /// <summary>Gets or sets the cron expression that the due time was calculated from.</summary>
    public required string Cron { get; set; }

    public DateTimeOffset DueAt { get; set; }

    /// <summary>Gets or sets the end of the lease of the node that runs the job. After it another node can take over.</summary>
    public DateTimeOffset? RunningUntil { get; set; }

    /// <summary>Calculates the next due time of a job.</summary>
    /// <exception cref="InvalidOperationException">The job's schedule is not a cron expression of six fields.</exception>
    public static DateTimeOffset Next(RecurringJob job, DateTimeOffset after)
    {
        try
        {
            var cron = CronExpression.Parse(job.Cron, CronFormat.IncludeSeconds);
            return cron.GetNextOccurrence(after, TimeZoneInfo.Utc) ?? DateTimeOffset.MaxValue;
        }
        catch (CronFormatException exception)
        {
            throw new InvalidOperationException(
                $"The schedule '{job.Cron}' of job {job.Name} is not a cron expression of six fields: {exception.Message}", exception);
        }
    }
}
