namespace Tenantry.Platform.Work;

/// <summary>Represents the options of a durable queue.</summary>
/// <param name="Topic">The topic that wakes the queue on every node: lower-case letters and hyphens.</param>
/// <param name="Purpose">The reason for reading the rows of every tenant, for the access log.</param>
public sealed record WorkQueueOptions(string Topic, string Purpose)
{
    /// <summary>Gets the number of items that are processed in parallel on one node. The default is 8.</summary>
    public int Concurrency { get; init; } = 8;

    /// <summary>Gets the maximum number of items per claim. The default is 16.</summary>
    public int BatchSize { get; init; } = 16;

    /// <summary>Gets the duration of a claim. Items of a killed node are claimed again after it. The default is two minutes.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Gets the interval at which the table is read even if nothing wakes the queue. The default is three seconds.</summary>
    public TimeSpan SweepInterval { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Gets the number of failed attempts after which an item is dead-lettered. The default is 10.</summary>
    public int MaxAttempts { get; init; } = 10;

    /// <summary>
    /// Gets the function that returns the delay after a number of attempts. The default doubles from 2 seconds up to an hour.
    /// </summary>
    public Func<int, TimeSpan> Backoff { get; init; } = attempts => TimeSpan.FromSeconds(Math.Min(3600, Math.Pow(2, attempts)));
}
