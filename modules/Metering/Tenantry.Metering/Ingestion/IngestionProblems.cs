namespace Tenantry.Metering.Ingestion;

/// <summary>The refusals of the ingestion of usage events.</summary>
internal static class IngestionProblems
{
    public static Problem UnknownMeter { get; } = new(
        ProblemKind.Invalid, "metering.unknown_meter", "There is no such meter. The event is kept apart and nothing was counted; correct the meter's key.");

    public static Problem KeyConflict { get; } = new(
        ProblemKind.Conflict, "metering.key_conflict",
        "Another event was counted under this key. Send a repetition with the same content, and another event with a key of its own.");

    public static Problem BadEvent { get; } = new(
        ProblemKind.Invalid, "metering.bad_event",
        "Give each event a meter, a key of 1 to 200 characters and a quantity of at least one. Nothing was counted; correct the named field.");

    public static Problem BatchSize { get; } = new(
        ProblemKind.Invalid, "metering.batch_size", "Send at least one event, and no more than the limit in one request.");

    public static Problem InTheFuture { get; } = new(
        ProblemKind.Invalid, "metering.in_the_future", "The event has not happened yet by the clock here. Nothing was counted; correct the sender's clock.");

    public static Problem UnmatchedNotFound { get; } = new(
        ProblemKind.NotFound, "metering.unmatched_not_found", "There is no such event. It may have been counted already.");

    public static Problem StillUnknown { get; } = new(
        ProblemKind.Conflict, "metering.still_unknown", "There is still no meter of that key. Add it with .Meter(…) and try again.");
}
