using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.Billing.Data;
using Tenantry.Billing.Provider.Reconciliation;

namespace Tenantry.Billing.Pages.Provider.Reconciliation;

/// <summary>Defines the operator's list of objects that differ from the payment provider's.</summary>
internal static class DiscrepancyResource
{
    public static Resource<Discrepancy> Definition { get; } =
        new Resource<Discrepancy>("reconciliation", "Reconciliation", BillingPermissions.Operate)
    {
        Subtitle = "Subscriptions and invoices that differ from Stripe. They are compared every night.",
        Icon = "scale",
        Section = OperatorSections.Payments,
        Order = 35,
        SearchHint = "Stripe ID",
    }
        .FromDatabase<BillingDbContext>("operator reads the reconciliation",
            db => db.Set<Discrepancy>().Where(row => row.ResolvedAt == null))
        .Key(row => row.Id)
        .Column("Object", row => row.GatewayId, column => column.As(CellKind.Code).Sort().SearchExact())
        .Column("Type", row => row.Kind, column => column.As(CellKind.Text).Sort().Filter())
        .Column("Problem", row => row.Reason, column => column.Sort().Filter())
        .Column("Fields", row => row.DifferencesJson, column => column
            .Display((row, _) => string.Join(", ", row.Differences.Select(difference => difference.Field))).ListOnly())
        .Column("Tenant", row => row.Owner, column => column.Filter())
        .Column("Found", row => row.FoundAt, column => column.Sort().Filter())
        .Column("Last confirmed", row => row.ConfirmedAt, column => column.Hidden())
        .Column("Last repair failed", row => row.RepairError, column => column.Hidden())
        .OrderByDescending(row => row.FoundAt)
        .NeedsAttention()
        .Heading(row => $"{row.Kind} {row.GatewayId}")
        .Status(row => row.Reason)
        .Audited(row => $"{row.Kind.ToString().ToLowerInvariant()}/{row.GatewayId}")
        .Fields(context => Task.FromResult<IReadOnlyList<ResourceField>>(
            [new("What it means", DiscrepancyText.Describe(context.Row.Reason))]))
        .Panel("Differences", context => Task.FromResult<IReadOnlyList<ResourceField>>(
            [.. context.Row.Differences.Select(difference => new ResourceField(difference.Field,
                $"Here: {difference.Here ?? "none"} · Stripe: {difference.There ?? "none"}"))]))
        .Action("repair", "Repair", "The object is read from Stripe again and updated here.",
            context => context.Services.GetRequiredService<RepairDiscrepancy>()
                .RunAsync(context.Row.Id, context.Reason ?? "", context.CancellationToken),
            action => action.InList().Bulk().AskReason().Done("Repaired. Both sides are in sync again."))
        .Notice(ReconciliationState.NoticeAsync)
        .EmptyNotice(ReconciliationState.EmptyAsync)
        .ListAction<RunInput>("run", "Run now", (services, _, ct) => ReconciliationState.RunAsync(services, ct), form => form
            .Intro("Looks for missed webhooks and compares every subscription and invoice with Stripe. "
                + "Nothing is changed until you repair it.")
            .Done("Reconciliation started. Progress appears on this page."))
        .ListAction<RepairAllInput>("repair-all", "Repair all",
            (services, input, ct) => ReconciliationState.RepairAllAsync(services, input.Reason, ct), form => form
                .Intro("Each object is read from Stripe again and updated here. Objects that can't be repaired stay in the list.")
                .Done("Repairing all differences. Progress appears on this page.")
                .When(ReconciliationState.HasDiscrepanciesAsync));
}

/// <summary>Represents the form that starts a run. It asks nothing.</summary>
internal sealed class RunInput;

/// <summary>Represents the form that repairs every discrepancy.</summary>
internal sealed class RepairAllInput
{
    [Required(ErrorMessage = "Enter a reason."), StringLength(500), DataType(DataType.MultilineText),
        Display(Description = "Kept in the audit trail.")]
    public string Reason { get; set; } = "";
}
