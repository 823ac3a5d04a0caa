using Tenantry.AdminUi;

namespace Tenantry.Platform.Pages;

/// <summary>What failed too often: events, each with the handler that failed, webhooks, and what other modules gave up.</summary>
internal static class DeadLetterResource
{
    public static ResourceDefinition Definition { get; } = new("dead-letters", "Dead letters", PlatformPagesModule.Permission, ListDeadLetters.RunAsync)
    {
        Subtitle = "Events and webhooks that failed too often. Fix the cause, then replay them. Everything else was delivered.",
        Icon = "alert-triangle",
        Group = OperatorGroups.System,
        Order = 940,
        SearchHint = "Search by event, handler or error",
        Empty = "No dead letters. An event or webhook that fails too often appears here.",
        Columns = [new("Event"), new("Tenant"), new("Error"), new("Occurred", CellKind.Time), new("Dead-lettered", CellKind.Time)],
        FindAsync = FindDeadLetter.RunAsync,
        Actions =
        [
            new("replay", "Replay", "The handler that failed gets it again.", ReplayDeadLetter.RunAsync)
            {
                AsksReason = true,
                ConsequenceAsync = ReplayDeadLetter.SayAsync,
                Done = "The replay has started.",
            },
        ],
    };
}
