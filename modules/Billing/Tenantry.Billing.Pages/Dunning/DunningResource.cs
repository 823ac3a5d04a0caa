using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.Billing.Data;
using Tenantry.Billing.Dunning;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Pages.Products;

namespace Tenantry.Billing.Pages.Dunning;

/// <summary>Defines the operator's list of unpaid invoices, ordered by the next dunning step.</summary>
internal static class DunningResource
{
    public static Resource<DunningCase> Definition { get; } =
        new Resource<DunningCase>("dunning", "Unpaid invoices", BillingPermissions.Operate)
    {
        Subtitle = "Failed renewals, and what is done to recover them.",
        Icon = "alert-triangle",
        Section = OperatorSections.Payments,
        Order = 33,
        SearchHint = "Stripe invoice ID or product",
        Empty = "A renewal that can't be charged appears here, with the steps that follow.",
    }
        .FromDatabase<BillingDbContext>("operator lists unpaid invoices", db => db.Set<DunningCase>())
        .Key(row => row.InvoiceId)
        .Column("Amount", row => row.Amount, column => column.Sort(row => row.AmountMinor))
        .Column("Tenant", row => row.TenantId, column => column.Filter())
        .Column("Product", row => row.Product, column => column
            .Display((row, services) => CatalogNames.Of(services, [$"{row.Product}/{row.Plan}"])).Sort().Search()
            .FilterReference("products"))
        .Column("Stage", row => row.Stage, column => column.Sort().Filter())
        .Column("Reason", row => row.DeclineCode, column => column.Display((row, _) => Reason(row)).Minor())
        .Column("Next step", row => row.NextStepAt, column => column.Sort().Filter())
        .Column("Unpaid since", row => row.StartedAt, column => column.Sort().Filter())
        .Column("Attempts", row => Math.Max(row.ProviderAttempts, row.RetryCount), column => column.Hidden())
        .Column("Next retry", row => row.NextRetryAt, column => column.Hidden())
        .Column("Reminder", row => row.RemindAt, column => column.Hidden())
        .Column("Read-only from", row => row.RestrictAt, column => column.Hidden())
        .Column("Suspended from", row => row.SuspendAt, column => column.Hidden())
        .Column("Canceled on", row => row.EndAt, column => column.Hidden())
        .Column("Resolved", row => row.ClosedAt, column => column.Hidden())
        .Column("Invoice", row => row.InvoiceId, column => column
            .As(CellKind.Code).LinkTo("invoices", row => row.InvoiceId).SearchExact().Hidden())
        .OrderRows(rows => rows.OrderBy(row => row.NextStepAt == null).ThenBy(row => row.NextStepAt).ThenByDescending(row => row.StartedAt))
        .View("open", "Open", row => row.ClosedAt == null, counted: true)
        .View("recovered", "Recovered", row => row.Stage == DunningStage.Recovered)
        .View("lost", "Lost", row => row.Stage == DunningStage.Uncollectible)
        .NeedsAttention("open")
        .Heading(HeadingAsync)
        .Status(row => row.Stage)
        .Audited(row => $"dunning/{row.InvoiceId}")
        .Action("retry", "Retry payment", "The card on file is charged now. If it's declined, nothing else changes.",
            context => Dunning(context).RetryAsync(context.Id, context.CancellationToken), action => action
                .When(IsOpen).InList().Bulk()
                .Consequence(row => $"{row.Amount.Display} is charged to the card on file now. If it's declined, nothing else changes.")
                .Done("The invoice is paid."))
        .Action("extend", "Extend grace period",
            "Moves the final warning, the end of access and the cancellation by the configured number of days. If the grace period is over, "
                + "the days count from now.",
            context => Dunning(context).ExtendAsync(context.Id, context.Reason, context.CancellationToken), action => action
                .When(IsOpen).Bulk().AskReason().Done("The grace period is extended."))
        .Action("stop", "Stop dunning",
            "Stops emails, retries and automatic cancellation. Access still ends with the grace period; extend it first to keep access.",
            context => Dunning(context).StopAsync(context.Id, context.Reason, context.CancellationToken), action => action
                .When(IsOpen).Dangerous().AskReason().Done("Dunning is stopped."));

    private static ChangeDunning Dunning(ResourceContext<DunningCase> context) => context.Services.GetRequiredService<ChangeDunning>();

    private static bool IsOpen(DunningCase row) => !row.Stage.IsEnd();

    private static async Task<string> HeadingAsync(ResourceContext<DunningCase> context)
    {
        var names = await context.Services.GetRequiredService<ITenants>()
            .GetNamesAsync([context.Row.TenantId], context.CancellationToken);
        return $"{context.Row.Amount.Display} from {names.GetValueOrDefault(context.Row.TenantId, "a tenant")}";
    }

    private static string Reason(DunningCase row) => row switch
    {
        { NeedsAuthentication: true } => "Authentication required",
        { Decline: DeclineKind.Hard } => $"Card declined, no retry: {row.DeclineCode?.Replace('_', ' ') ?? "no reason given"}",
        { DeclineCode: "generic_decline" } => "Card declined",
        { DeclineCode: { } code } => $"Card declined: {code.Replace('_', ' ')}",
        _ => "Not paid",
    };
}
