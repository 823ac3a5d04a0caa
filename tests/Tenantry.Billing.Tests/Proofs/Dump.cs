using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Checkouts;
using Tenantry.Billing.Contracts.Credits;
using Tenantry.Billing.Credits.Ledger;
using Tenantry.Billing.Data;
using Tenantry.Billing.Invoicing;
using Tenantry.Billing.Invoicing.CreditNotes;
using Tenantry.Billing.Pages.Checkouts;
using Tenantry.Billing.Pages.Invoicing;
using Tenantry.Billing.Pages.Invoicing.CreditNotes;
using Tenantry.Billing.Pages.Payments;
using Tenantry.Billing.Pages.Payments.Refunds;
using Tenantry.Billing.Pages.Subscriptions;
using Tenantry.Billing.Payments;
using Tenantry.Billing.Payments.Refunds;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.Tests.Proofs;

/// <summary>
/// Lists what a host stores for a tenant, with the IDs of the payment provider and without local IDs, numbers and arrival times.
/// </summary>
internal static class Dump
{
    /// <summary>Lists the stored objects and the resulting access and balance of the customer.</summary>
    public static Task<List<string>> OfAsync(BillingApp billing, TenantId tenant) => billing.QueryAsync(async db =>
    {
        var now = billing.Stripe.Clock.GetUtcNow();
        List<string> lines =
        [
            .. (await AllAsync<Checkout>(db, tenant)).Select(row => $"checkout {row.GatewayId} {row.Plan} {row.Status}"),
            .. (await AllAsync<Subscription>(db, tenant)).Select(row => Invariant(
                $"subscription {row.GatewayId} {row.Status} {row.Plan} x{row.Quantity} + {AddOnsOf(row)} {row.PeriodStart:O}..{row.PeriodEnd:O} ends:{row.CancelsAtPeriodEnd} ended:{row.EndedAt:O} change:{row.ScheduleId} access:{Until(row, now)}")),
            .. (await AllAsync<Invoice>(db, tenant)).Select(row => Invariant(
                $"invoice {row.GatewayId} {row.Status} {row.Product} {row.TotalMinor} paid:{row.AmountPaidMinor} credited:{row.CreditedMinor} by:{row.PaymentId} numbered:{row.Series is not null}")),
            .. (await AllAsync<InvoiceLine>(db, tenant)).Select(row =>
                Invariant($"line {row.InvoiceId}/{row.Position} {row.AmountMinor} {row.Quantity} {row.PeriodStart:O}..{row.PeriodEnd:O}")),
            .. (await AllAsync<Payment>(db, tenant)).Select(row =>
                Invariant($"payment {row.GatewayId} for {row.Reference} {row.Product} {row.AmountMinor} back:{row.RefundedMinor}")),
            .. (await AllAsync<Refund>(db, tenant)).Select(row =>
                Invariant($"refund {row.GatewayId} of {row.PaymentId} {row.AmountMinor} {row.Status}")),
            .. (await AllAsync<CreditNote>(db, tenant)).Select(row =>
                Invariant($"credit note {row.GatewayId} of {row.InvoiceId} {row.TotalMinor} numbered:{row.Series is not null}")),
            .. (await AllAsync<CreditLot>(db, tenant)).Select(row =>
                Invariant($"credits {row.Source} {row.Reference} {row.Amount} revoked:{row.Revoked} until:{row.ExpiresAt:O}")),
        ];
        lines.Sort(StringComparer.Ordinal);
        await using var scope = billing.App.For(tenant);
        lines.Add(Invariant($"balance {(await scope.Get<ICredits>().GetBalanceAsync(CreditUnit.Default)).Available}"));
        return lines;
    });

    /// <summary>Lists the published events, including duplicates.</summary>
    public static async Task<List<string>> AnnouncedAsync(BillingApp billing, TenantId tenant)
    {
        var mine = (await billing.QueryAsync(async db => await AllAsync<Payment>(db, tenant))).Select(row => row.Reference)
            .Concat((await billing.QueryAsync(async db => await AllAsync<Invoice>(db, tenant))).Select(row => row.GatewayId))
            .ToHashSet(StringComparer.Ordinal);
        return
        [
            .. billing.Recorder.Of<PaymentReceived>().Where(paymentReceived => mine.Contains(paymentReceived.Reference))
            .Select(paymentReceived => Invariant(
                $"paid {paymentReceived.Reference} {paymentReceived.Reason} {paymentReceived.Product}/{paymentReceived.Plan} x{paymentReceived.Quantity} {paymentReceived.Amount} {paymentReceived.PeriodStart:O}..{paymentReceived.PeriodEnd:O}")).Order(StringComparer.Ordinal),
            .. billing.Recorder.Of<CreditsGranted>().Where(creditsGranted => mine.Contains(creditsGranted.Reference))
            .Select(creditsGranted => $"granted {creditsGranted.Reference} {creditsGranted.Amount}").Order(StringComparer.Ordinal),
            // Two refunds that are published together are published as their sum.
            .. billing.Recorder.Of<PaymentRefunded>().Where(paymentRefunded => mine.Contains(paymentRefunded.Reference))
            .GroupBy(paymentRefunded => paymentRefunded.Reference, StringComparer.Ordinal)
                .Select(refunds =>
                    $"refunded {refunds.Key} {refunds.Sum(paymentRefunded => paymentRefunded.Amount.MinorUnits)} of {refunds.First().Paid}")
                    .Order(StringComparer.Ordinal),
        ];
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string AddOnsOf(Subscription row) =>
        string.Join(',', row.AddOns.Select(addOn => $"{addOn.ItemId} {addOn.GatewayPriceId} x{addOn.Quantity}"));

    // The time at which access ended does not matter.
    private static string Until(Subscription row, DateTimeOffset now) =>
        row.AccessUntil > now ? row.AccessUntil.ToString("O", CultureInfo.InvariantCulture)
        + (row.ReadOnlyFrom <= now ? " restricted" : "") : "none";

    private static async Task<List<T>> AllAsync<T>(BillingDbContext db, TenantId tenant)
        where T : class, ITenantOwned => await db.Set<T>().AsNoTracking().Where(row => row.TenantId == tenant).ToListAsync();
}
