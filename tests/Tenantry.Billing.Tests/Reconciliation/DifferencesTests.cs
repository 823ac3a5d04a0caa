using Tenantry.Billing.Gateways;
using Tenantry.Billing.Invoicing;
using Tenantry.Billing.Pages.Invoicing;
using Tenantry.Billing.Pages.Provider.Reconciliation;
using Tenantry.Billing.Pages.Subscriptions;
using Tenantry.Billing.Provider.Reconciliation;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.Tests.Reconciliation;

public sealed class DifferencesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    private static GatewaySubscription ProviderSubscription { get; } = new(
        new("sub_1"), new("cus_1"), GatewaySubscriptionStatus.Active, new("price_1"), 2, Now, Now, Now.AddMonths(1), null,
        CancelsAtPeriodEnd: false, EndedAt: null);

    [Fact]
    public void EqualObjects_HaveNoDifferences() =>
        SubscriptionDifferences.Of(Mirror(ProviderSubscription), "price_1", ProviderSubscription).ShouldBeEmpty();

    [Fact]
    public void EachDifferentField_IsNamed_WithBothValues()
    {
        var other = ProviderSubscription with
        {
            Status = GatewaySubscriptionStatus.PastDue, PriceId = new("price_2"), Quantity = 3, PeriodEnd = Now.AddMonths(2),
            CancelsAtPeriodEnd = true, EndedAt = Now.AddDays(1),
        };
        SubscriptionDifferences.Of(Mirror(ProviderSubscription), "price_1", other).ShouldBe(
        [
            new("Status", "Active", "PastDue"), new("Price", "price_1", "price_2"), new("Quantity", "2", "3"),
            new("Period end", "2026-12-21 12:00:00Z", "2027-01-21 12:00:00Z"), new("Ends", null, "2027-01-21 12:00:00Z"),
            new("Ended", null, "2026-11-22 12:00:00Z"),
        ]);
    }

    [Fact]
    public void Invoice_IsComparedByItsAmountsAndItsStatus()
    {
        var invoice = new Invoice { GatewayId = "in_1", Status = InvoiceStatus.Open, Currency = Currency.Usd,
            TotalMinor = 1000, IssuedAt = Now };
        var providerInvoice = new GatewayInvoice(new("in_1"), new("cus_1"), null, "A-1", InvoiceStatus.Paid, 12.Usd(), 1,
            null, Now, Now, null)
        {
            TotalExcludingTax = 12.Usd(), Subtotal = 12.Usd(), AmountDue = 12.Usd(), AmountPaid = 12.Usd(),
        };
        InvoiceDifferences.Of(invoice, providerInvoice).ShouldBe(
        [
            new("Status", "Open", "Paid"), new("Provider's number", null, "A-1"), new("Total", "$10.00", "$12.00"),
            new("Amount paid", "$0.00", "$12.00"),
            new("Attempts", "0", "1"), new("Paid", null, "2026-11-21 12:00:00Z"),
        ]);
    }

    private static Subscription Mirror(GatewaySubscription providerSubscription)
    {
        var row = new Subscription
        {
            Id = new SubscriptionId(Guid.Empty), GatewayId = providerSubscription.Id, Product = "academy", Plan = "monthly",
            PriceId = Guid.Empty,
            AmountMinor = 1000, Currency = Currency.Usd,
            Interval = Interval.Month, IntervalCount = 1,
        };
        row.Apply(providerSubscription, Now, new AccessPolicy(new BillingOptions())).IsProblem.ShouldBeFalse();
        return row;
    }
}
