namespace Tenantry.Metering.Ingestion;

/// <summary>Problems of event ingestion.</summary>
internal static class IngestionProblems
{
    public static Problem UnknownMeter { get; } = new(
        ProblemKind.Invalid, "metering.unknown_meter",
        "The meter doesn't exist. The event was quarantined and not counted. Correct the meter's key.");

    public static Problem KeyConflict { get; } = new(
        ProblemKind.Conflict, "metering.key_conflict",
        "A different event was already counted with this key. Retry with the same content, or use a new key for a new event.");

    public static Problem InvalidEvent { get; } = new(
        ProblemKind.Invalid, "metering.bad_event",
        "An event is invalid and nothing was counted. Each event needs a meter, a key of 1 to 200 characters and a quantity of at least "
            + "1.");

    public static Problem InvalidBatchSize { get; } = new(
        ProblemKind.Invalid, "metering.batch_size",
        "The number of events is invalid. Send at least one event and no more than the limit per request.");

    public static Problem EventInFuture { get; } = new(
        ProblemKind.Invalid, "metering.in_the_future",
        "The event's time is in the future, and nothing was counted. Correct the sender's clock.");

    public static Problem QuarantinedEventNotFound { get; } = new(
        ProblemKind.NotFound, "metering.unmatched_not_found", "The event doesn't exist. It may have been ingested already.");

    public static Problem MeterStillUnknown { get; } = new(
        ProblemKind.Conflict, "metering.still_unknown", "The meter still doesn't exist. Add it with .Meter(…) and try again.");
}
