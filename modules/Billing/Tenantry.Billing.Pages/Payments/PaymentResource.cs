using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.Billing.Data;
using Tenantry.Billing.Invoicing;
using Tenantry.Billing.Pages.Products;
using Tenantry.Billing.Payments;
using Tenantry.Billing.Payments.Refunds;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Pages.Payments;

/// <summary>Defines the operator's list of payments, with the action that refunds one.</summary>
internal static class PaymentResource
{
    private const string Paid = "Paid";
    private const string Part = "Partly refunded";
    private const string Full = "Refunded";
    private const string Disputed = "Disputed";

    public static Resource<Payment> Definition { get; } = new Resource<Payment>("payments", "Payments", BillingPermissions.Operate)
    {
        Subtitle = "Payments and refunds.",
        Icon = "cash",
        Section = OperatorSections.Payments,
        Order = 32,
        SearchHint = "Search by Stripe ID",
        Empty = "No payments yet. The first paid checkout appears here within seconds.",
    }
        .FromDatabase<BillingDbContext>("operator lists payments", db => db.Set<Payment>())
        .Key(payment => payment.GatewayId)
        .Column("Amount", payment => payment.Amount, column => column.Sort(payment => payment.AmountMinor))
        .Column("Tenant", payment => payment.TenantId, column => column.Filter())
        .Column("Status", payment => payment.RefundedMinor, column => column.As(CellKind.Status).ListOnly()
            .Display((payment, _) => StatusOf(payment)).FilterChoices(
                (Paid, payment => payment.RefundedMinor == 0 && !payment.IsDisputed),
                (Part, payment => payment.RefundedMinor > 0 && payment.RefundedMinor < payment.AmountMinor),
                (Full, payment => payment.RefundedMinor >= payment.AmountMinor), (Disputed, payment => payment.IsDisputed)))
        .Column("Date", payment => payment.PaidAt, column => column.As(CellKind.ExactTime).Sort().Filter())
        .Column("Product", payment => payment.Product, column => column.Minor()
            .Display((payment, services) => CatalogNames.Product(services, payment.Product)).FilterOptions(CatalogNames.Products))
        .Column("Refunded", payment => payment.Refunded, column => column.Minor().Sort(payment => payment.RefundedMinor)
            .Display((payment, _) => payment.RefundedMinor == 0 ? null : payment.Refunded))
        .Column("Card", payment => payment.Card, column => column.Hidden())
        .Column("Subscription", payment => payment.SubscriptionId, column => column.Hidden().FilterReference("subscriptions")
            .Display((payment, _) => payment.SubscriptionId is null ? null : "Open subscription")
            .LinkTo("subscriptions", payment => payment.SubscriptionId))
        .Column("Stripe ID", payment => payment.GatewayId, column => column.As(CellKind.Code).SearchExact().Hidden().ListOnly())
        .Column("Invoice or purchase", payment => payment.Reference, column => column.As(CellKind.Code).SearchExact().Hidden().ListOnly())
        .OrderByDescending(payment => payment.PaidAt)
        .View("refunded", "Refunded", payment => payment.RefundedMinor > 0)
        .View("disputed", "Disputed", payment => payment.IsDisputed)
        .Heading(HeadingAsync)
        .Status(StatusOf)
        .Fields(FieldsAsync)
        .Audited(payment => $"payment/{payment.GatewayId}")
        // The button leads to RefundPage, whose route takes precedence: the operator enters an amount there and sees a preview first.
        .Action("refund", "Refund", "The remaining amount is refunded to the original card. This can't be undone.",
            context => context.Services.GetRequiredService<RefundPayment>()
            .RefundAllAsync(context.Row.GatewayId, context.Reason ?? "", context.CancellationToken), action => action
            .When(payment => payment.RefundedMinor < payment.AmountMinor).Require(BillingPermissions.Refund).AskReason().Dangerous()
            .Done("The refund is on its way. It takes 5–10 days to arrive."));

    // A dispute takes precedence over every other status: refunding a disputed payment can cost the amount twice.
    private static string StatusOf(Payment payment) => payment switch
    {
        { IsDisputed: true } => Disputed,
        { RefundedMinor: 0 } => Paid,
        _ when payment.RefundedMinor < payment.AmountMinor => Part,
        _ => Full,
    };

    private static async Task<string> HeadingAsync(ResourceContext<Payment> context)
    {
        var names = await context.Services.GetRequiredService<ITenants>().GetNamesAsync([context.Row.TenantId], context.CancellationToken);
        return $"{context.Row.Amount.Display} from {names.GetValueOrDefault(context.Row.TenantId, "a deleted tenant")}";
    }

    private static async Task<IReadOnlyList<ResourceField>> FieldsAsync(ResourceContext<Payment> context)
    {
        var row = context.Row;
        await using var db = await context.Services.GetRequiredService<ICrossTenantDbContextFactory<BillingDbContext>>()
            .CreateDbContextAsync("operator reads a payment", context.CancellationToken);
        var refunds = await db.Set<Refund>().AsNoTracking()
            .Where(refund => refund.TenantId == row.TenantId && refund.PaymentId == row.GatewayId)
            .OrderBy(refund => refund.CreatedAt).ToListAsync(context.CancellationToken);
        var number = await db.Set<Invoice>().AsNoTracking()
            .Where(invoice => invoice.TenantId == row.TenantId && invoice.GatewayId == row.Reference)
            .Select(invoice => invoice.Number ?? "Draft").FirstOrDefaultAsync(context.CancellationToken);
        return
        [
            .. refunds.Select(refund => new ResourceField(
                $"Refund of {refund.CreatedAt:d MMM yyyy}", $"{refund.Amount.Display}, {refund.Status.ToString().ToLowerInvariant()}")),
            new("Invoice", number is null ? null : new ResourceLink(number, $"/admin/invoices/{row.Reference}")),
            new("Stripe ID", row.GatewayId, CellKind.Code),
        ];
    }
}
