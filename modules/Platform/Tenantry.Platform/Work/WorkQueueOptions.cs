namespace Tenantry.Platform.Work;

/// <summary>How a durable queue is processed.</summary>
/// <param name="Topic">The topic that wakes the queue on every node: lower-case letters and hyphens.</param>
/// <param name="Purpose">Why the queue reads the rows of every tenant, for the audit of cross-tenant work.</param>
public sealed record WorkQueueOptions(string Topic, string Purpose)
{
    /// <summary>Gets the number of items that are processed at the same time on one node. The default is 8.</summary>
    public int Concurrency { get; init; } = 8;

    /// <summary>Gets the largest number of items that one claim takes. The default is 16.</summary>
    public int BatchSize { get; init; } = 16;

    /// <summary>Gets how long a claim holds: an item of a node that was killed is claimed again after it. The default is two minutes.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Gets how often the table is read although nothing woke the queue. The default is three seconds.</summary>
    public TimeSpan SweepInterval { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Gets the number of attempts after which an item that failed is dead-lettered. The default is 10.</summary>
    public int MaxAttempts { get; init; } = 10;

    /// <summary>Gets the delay before the next attempt, by the number of attempts made. The default doubles from 2 seconds up to an hour.</summary>
    public Func<int, TimeSpan> Backoff { get; init; } = attempts => TimeSpan.FromSeconds(Math.Min(3600, Math.Pow(2, attempts)));
}
