using Tenantry.Billing.Gateways;
using Tenantry.Billing.Invoicing;
using Tenantry.Billing.Pages.Invoicing;

namespace Tenantry.Billing.Tests.Invoices;

public sealed class ServicePeriodTests
{
    private static readonly DateTimeOffset March = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Renewal_WithProratedLinesOfThePreviousPeriod_CoversTheNewPeriod() => ServicePeriod.Of(
    [
        Line(March.AddDays(-10), March, isProration: true),
        Line(March, March.AddMonths(1)),
    ]).ShouldBe((March, March.AddMonths(1)));

    [Fact]
    public void Change_CoversTheRestOfThePeriod() => ServicePeriod.Of(
    [
        Line(March.AddDays(10), March.AddMonths(1), isProration: true),
        Line(March.AddDays(10), March.AddMonths(1), isProration: true),
    ]).ShouldBe((March.AddDays(10), March.AddMonths(1)));

    [Fact]
    public void LinesWithoutAPeriod_CoverNoPeriod() => ServicePeriod.Of([Line(March, March)]).ShouldBe((null, null));

    [Fact]
    public async Task PaymentOfASubscription_ContainsItsPeriodAndReason()
    {
        await using var billing = await BillingApp.StartAsync();
        await billing.BuyAsync("academy", "monthly");
        await billing.AdvanceAsync(TimeSpan.FromDays(32));
        var payments = billing.Recorder.Of<PaymentReceived>();
        payments.Select(paymentReceived => paymentReceived.Reason).ShouldBe([PaymentReason.Start, PaymentReason.Renewal]);
        payments.ShouldAllBe(paymentReceived => paymentReceived.Plan == "monthly" && paymentReceived.AmountExcludingTax == 10.Usd());
        payments[1].PeriodStart.ShouldBe(payments[0].PeriodEnd);
        payments[1].PeriodEnd.ShouldBe((await billing.SubscriptionsAsync()).Single().PeriodEnd);
    }

    private static GatewayInvoiceLine Line(DateTimeOffset start, DateTimeOffset end, bool isProration = false) =>
        new("il_1", "A line", 10.Usd(), 1, start, end, isProration, new("price_1"));
}
