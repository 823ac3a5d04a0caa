using Tenantry.AdminUi;

namespace Tenantry.Platform.Pages;

/// <summary>
/// Defines the operator's list of dead letters: failed deliveries of events, webhooks, and dead letters of other modules.
/// </summary>
internal static class DeadLetterResource
{
    public static Resource<DeadLetterItem> Definition { get; } =
        new Resource<DeadLetterItem>("dead-letters", "Dead letters", PlatformPermissions.Operate)
    {
        Subtitle = "Failed after retries. Fix the cause, then replay.",
        Icon = "alert-triangle",
        Section = OperatorSections.System,
        Order = 940,
        SearchHint = "Search by event, handler or error",
        Empty = "No dead letters. Events and webhooks that fail repeatedly appear here.",
    }
        .FromPages(DeadLetterItem.ListAsync, DeadLetterItem.FindAsync)
        .Key(letter => letter.Key)
        .Column("Event", letter => letter.Name, column => column.Search().ListOnly())
        .Column("Tenant", letter => letter.Tenant, column => column.ListOnly())
        .Column("Error", letter => letter.Error, column => column.ListOnly())
        .Column("Occurred", letter => letter.OccurredAt, column => column.ListOnly())
        .Column("Dead-lettered", letter => letter.DeadLetteredAt, column => column.ListOnly())
        .NeedsAttention()
        .Heading(letter => letter.Name)
        .Fields(context => Task.FromResult(context.Row.Detail!.Fields))
        .Texts(context => Task.FromResult(context.Row.Detail!.Texts))
        .Audited(letter => letter.Detail!.Subject)
        .Action("replay", "Replay", "It is delivered to the failed handler again.",
            context => context.Row.Source!.ReplayAsync(context.Id, context.Reason, context.CancellationToken), action => action
            .Consequence(context => context.Row.Source!.SayAsync(context.Id, context.CancellationToken)).AskReason().Bulk()
            .Done("The replay has started."));
}
