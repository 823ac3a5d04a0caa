using Tenantry.Platform.Resources;

namespace Tenantry.AdminUi.Operations;

/// <summary>Events that failed too often.</summary>
internal static class DeadLetterResource
{
    public static ResourceDefinition Definition { get; } = new("dead-letters", "Dead letters", OperationsModule.Permission, ListDeadLetters.RunAsync)
    {
        Subtitle = "Events that a handler failed on too often. They wait here until someone mends the cause and replays them.",
        Icon = "alert-triangle",
        Group = OperationsModule.Group,
        Order = 940,
        SearchHint = "Search by event or error",
        Empty = "Every event reached its handlers.",
        Columns = [new("Event"), new("Tenant"), new("Error"), new("Happened", CellKind.Time), new("Given up", CellKind.Time)],
        FindAsync = FindDeadLetter.RunAsync,
        Actions =
        [
            new("replay", "Replay event", "The event goes to its handlers again, after the events of its tenant that wait now.", ReplayDeadLetter.RunAsync)
            {
                AsksReason = true,
                ConsequenceAsync = ReplayDeadLetter.SayAsync,
                Done = "The event is on its way to its handlers.",
            },
        ],
    };
}
