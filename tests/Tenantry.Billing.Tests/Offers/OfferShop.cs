using Tenantry.Billing.Contracts.Discounts;

namespace Tenantry.Billing.Tests.Offers;

/// <summary>Defines a shop with coupons, promotion codes and pricing rules of every kind.</summary>
public sealed class OfferShop : IAsyncLifetime
{
    internal BillingApp Billing { get; private set; } = default!;

    public async ValueTask InitializeAsync() => Billing = await BillingApp.StartAsync(sell => sell
        .Product("membership", product => product.Plan("monthly", plan => plan.Costs(97.Usd())))
        .Product("seats", product => product.Plan("team", plan => plan.Costs(9.99m.Usd()).PerSeat()))
        .Product("sale", product => product
            .Plan("pro", plan => plan.Costs(19.Usd()).Or(price => price.Yearly().Discounted(percent: 20))
                .Or(price => price.Costs(18.Eur())))
            .Plan("enterprise", plan => plan.ContactSales()))
        .Product("start", product => product.Plan("monthly", plan => plan.Costs(97.Usd())))
        .Coupon("mini", coupon => coupon.Named("First month $77").AmountOff(20.Usd()).OnlyFor("membership").Code("mini20"))
        .Coupon("eighth", coupon => coupon.PercentOff(percent: 12.5m).ForMonths(2).Code("EIGHTH").Code("BIG", minimum: 1_000.Usd()))
        .Coupon("hello", coupon => coupon.AmountOff(1.Usd()).Forever().Code("HELLO", firstPurchaseOnly: true).Code("ONLYONE", atMost: 1))
        .Coupon("late", coupon => coupon.PercentOff(percent: 50).Code("LATE", until: DateTimeOffset.UnixEpoch))
        .Rule(new PricingRule("spring", PricingRuleKind.Discount, "sale")
            { Name = "Spring sale", Plan = "pro", PercentOff = 25, Interval = Interval.Month })
        .Rule(new PricingRule("over", PricingRuleKind.Discount, "sale") { PercentOff = 90, Until = DateTimeOffset.UnixEpoch })
        .Rule(new PricingRule("start", PricingRuleKind.Promotion, "start") { Name = "Start cheaply", Amount = 20.Usd(), Months = 2 }));

    /// <summary>Gets the amount of a tenant's latest payment. The clock advances for all tenants.</summary>
    internal async Task<Money> LastPaymentAsync(TenantId tenant)
    {
        var subscription = (await Billing.SubscriptionsAsync(tenant))[0];
        return Billing.Recorder.Of<PaymentReceived>().Last(payment => payment.Subscription == subscription.Id).Amount;
    }

    public ValueTask DisposeAsync() => Billing.DisposeAsync();
}
