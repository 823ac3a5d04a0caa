using Tenantry.Platform.Resources;

namespace Tenantry.AdminUi.Operations;

/// <summary>What failed too often: events, webhooks and whatever else a module gave up on.</summary>
internal static class DeadLetterResource
{
    public static ResourceDefinition Definition { get; } = new("dead-letters", "Dead letters", OperationsModule.Permission, ListDeadLetters.RunAsync)
    {
        Subtitle = "Events and webhooks that were given up after many tries. They wait here until someone mends the cause and replays them.",
        Icon = "alert-triangle",
        Group = OperatorGroups.System,
        Order = 940,
        SearchHint = "Search by name or error",
        Empty = "Nothing was given up.",
        Columns = [new("Event"), new("Tenant"), new("Error"), new("Happened", CellKind.Time), new("Given up", CellKind.Time)],
        FindAsync = FindDeadLetter.RunAsync,
        Actions =
        [
            new("replay", "Replay", "It is tried again.", ReplayDeadLetter.RunAsync)
            {
                AsksReason = true,
                ConsequenceAsync = ReplayDeadLetter.SayAsync,
                Done = "It is on its way.",
            },
        ],
    };
}
