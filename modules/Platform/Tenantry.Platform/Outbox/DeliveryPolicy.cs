namespace Tenantry.Platform.Outbox;

/// <summary>How often and when a failed delivery is tried again.</summary>
internal static class DeliveryPolicy
{
    /// <summary>After this many failures the delivery is dead-lettered, and the next one of its partition is tried.</summary>
    public const int MaxAttempts = 10;

    /// <summary>A call that takes longer no longer keeps its place among the others: it continues by itself.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    /// <summary>How long a claim on a partition holds. It is longer than the longest run: one call's time limit after the last start.</summary>
    public static readonly TimeSpan Lease = CallHandler.Timeout + LongestRun + TimeSpan.FromMinutes(1);

    /// <summary>A run over a partition starts no further call after this.</summary>
    public static TimeSpan LongestRun => TimeSpan.FromSeconds(10);

    /// <summary>Gets the delay after a number of attempts: 200 milliseconds, doubled each time, at most five minutes.</summary>
    public static TimeSpan Backoff(int attempts) =>
        TimeSpan.FromMilliseconds(Math.Min(TimeSpan.FromMinutes(5).TotalMilliseconds, 200 * Math.Pow(2, attempts - 1)));
}
