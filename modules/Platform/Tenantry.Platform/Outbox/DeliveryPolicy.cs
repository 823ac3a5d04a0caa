namespace Tenantry.Platform.Outbox;

/// <summary>Defines when a failed delivery is retried.</summary>
internal static class DeliveryPolicy
{
    /// <summary>The number of failed attempts after which a delivery is dead-lettered and the next one of its partition is tried.</summary>
    public const int MaxAttempts = 10;

    /// <summary>The time after which a running call is detached, so that other deliveries don't wait for it.</summary>
    public static readonly TimeSpan DetachAfter = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// The lease of a claim on a partition. It is longer than the longest run, which ends with the time limit of its last call.
    /// </summary>
    public static readonly TimeSpan Lease = CallHandler.Timeout + MaxRunDuration + TimeSpan.FromMinutes(1);

    /// <summary>Gets the time after which a run over a partition starts no further call.</summary>
    public static TimeSpan MaxRunDuration => TimeSpan.FromSeconds(10);

    /// <summary>Gets the delay after a number of attempts: 200 milliseconds, doubled with each attempt, up to five minutes.</summary>
    public static TimeSpan Backoff(int attempts) =>
        TimeSpan.FromMilliseconds(Math.Min(TimeSpan.FromMinutes(5).TotalMilliseconds, 200 * Math.Pow(2, attempts - 1)));
}
