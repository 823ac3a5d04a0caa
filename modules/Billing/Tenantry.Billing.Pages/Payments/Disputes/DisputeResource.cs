using Tenantry.AdminUi;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Payments.Disputes;

namespace Tenantry.Billing.Pages.Payments.Disputes;

/// <summary>Defines the operator's list of disputes, ordered by the due date of the evidence.</summary>
internal static class DisputeResource
{
    public static Resource<Dispute> Definition { get; } = new Resource<Dispute>("disputes", "Disputes", BillingPermissions.Operate)
    {
        Subtitle = "Chargebacks. Submit evidence in Stripe before its due date.",
        Icon = "flag",
        Section = OperatorSections.Payments,
        Order = 34,
        SearchHint = "Search by reason, or the Stripe ID of the dispute, payment or invoice",
        Empty = "No disputes. A chargeback appears here with the due date of its evidence.",
    }
        .FromDatabase<BillingDbContext>("operator lists disputes", db => db.Set<Dispute>())
        .Key(dispute => dispute.GatewayId)
        .Column("Amount", dispute => dispute.Amount, column => column.Sort(dispute => dispute.AmountMinor))
        .Column("Tenant", dispute => dispute.TenantId, column => column.Filter())
        .Column("Reason", dispute => dispute.Reason, column => column.Search().Sort().Display((dispute, _) => ReasonOf(dispute)))
        .Column("Status", dispute => dispute.Status, column => column.As(CellKind.Status).Sort().Filter().ListOnly())
        .Column("Evidence due", dispute => dispute.EvidenceDueBy, column => column.Sort().Filter())
        .Column("Opened", dispute => dispute.OpenedAt, column => column.As(CellKind.ExactTime).Sort().Filter())
        .Column("Funds withdrawn", dispute => dispute.WithheldAt, column => column.As(CellKind.ExactTime).Hidden())
        .Column("Closed", dispute => dispute.ClosedAt, column => column.As(CellKind.ExactTime).Hidden())
        .Column("Payment", dispute => dispute.PaymentId, column => column.SearchExact().Hidden()
            .LinkTo("payments", dispute => dispute.PaymentId))
        .Column("Invoice or purchase", dispute => dispute.Reference, column => column.As(CellKind.Code).SearchExact().Hidden())
        .Column("Stripe ID", dispute => dispute.GatewayId, column => column.As(CellKind.Code).SearchExact().Hidden())
        .OrderRows(disputes => disputes.OrderBy(dispute => dispute.ClosedAt != null).ThenBy(dispute => dispute.EvidenceDueBy)
            .ThenByDescending(dispute => dispute.OpenedAt))
        .View("needs-response", "Needs a response", dispute => dispute.Status == DisputeStatus.NeedsResponse, counted: true)
        .View("open", "Open", dispute => dispute.ClosedAt == null)
        .View("closed", "Closed", dispute => dispute.ClosedAt != null)
        .NeedsAttention("needs-response")
        .Heading(dispute => $"{dispute.Amount.Display}, {ReasonOf(dispute)}")
        .Status(dispute => dispute.Status)
        .Audited(dispute => $"dispute/{dispute.GatewayId}");

    private static string ReasonOf(Dispute dispute) => dispute.Reason.Replace('_', ' ');
}
