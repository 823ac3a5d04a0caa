using Tenantry.AdminUi;

namespace Tenantry.Platform.Pages;

/// <summary>Defines the operator's list of dead letters: failed deliveries of events, webhooks, and dead letters of other modules.</summary>
internal static class DeadLetterResource
{
    public static ResourceDefinition Definition { get; } = new("dead-letters", "Dead letters", PlatformPagesModule.Permission, ListDeadLetters.RunAsync)
    {
        Subtitle = "Failed after retries. Fix the cause, then replay.",
        Icon = "alert-triangle",
        Group = OperatorGroups.System,
        Order = 940,
        SearchHint = "Search by event, handler or error",
        Empty = "No dead letters. Events and webhooks that fail repeatedly appear here.",
        Columns = [new("Event"), new("Tenant"), new("Error"), new("Occurred", CellKind.Time), new("Dead-lettered", CellKind.Time)],
        FindAsync = FindDeadLetter.RunAsync,
        Actions =
        [
            new("replay", "Replay", "It is delivered to the failed handler again.", ReplayDeadLetter.RunAsync)
            {
                AsksReason = true,
                ConsequenceAsync = ReplayDeadLetter.SayAsync,
                Done = "The replay has started.",
            },
        ],
    };
}
