namespace Tenantry.Billing.StripeEmulator.SdkTests;

public sealed class MeterTests(LocalStripe stripe) : SdkTest(stripe)
{
    [Fact]
    public async Task Usage_IsSummed_AndBilledAtTheEndOfThePeriod()
    {
        var start = Utc(2027, 4, 1);
        var name = $"lesson_{Unique()}";
        var meter = await V1.Billing.Meters.CreateAsync(new() { DisplayName = "Lessons", EventName = name,
            DefaultAggregation = new() { Formula = "sum" } });
        var product = await V1.Products.CreateAsync(new() { Name = "Lessons" });
        var price = await V1.Prices.CreateAsync(new()
        {
            Product = product.Id, Currency = "usd", UnitAmountDecimal = 2.5m,
                Recurring = new() { Interval = "month", UsageType = "metered", Meter = meter.Id },
        });
        var clock = await ClockAsync(start);
        var customer = await CustomerAsync(clock: clock.Id);
        var subscription = await SubscribeAsync(customer, price.Id);
        await AdvanceAsync(clock, start.AddDays(10));

        await UseAsync(7, "one");
        var error = await Should.ThrowAsync<StripeException>(() => UseAsync(7, "one"));
        await UseAsync(90, "wrong");
        await V1.Billing.MeterEventAdjustments.CreateAsync(new() { EventName = name, Type = "cancel",
            Cancel = new() { Identifier = "wrong" } });
        await UseAsync(5, "two");
        var summaries = await V1.Billing.Meters.EventSummaries.ListAsync(meter.Id,
            new() { Customer = customer.Id, StartTime = start, EndTime = start.AddDays(30) });
        await AdvanceAsync(clock, Utc(2027, 5, 2));

        error.StripeError.Code.ShouldBe("duplicate_meter_event");
        summaries.Data.Single().AggregatedValue.ShouldBe(12);
        subscription.LatestInvoice.Total.ShouldBe(0);
        (subscription.Items.Data[0].BilledUntil, subscription.Items.Data[0].CurrentPeriodEnd).ShouldBe((start, Utc(2027, 5, 1)));

        // 12 lessons at 2.5 cents.
        (await V1.Subscriptions.GetAsync(subscription.Id, new() { Expand = ["latest_invoice"] })).LatestInvoice.Total.ShouldBe(30);
        await V1.Billing.Meters.DeactivateAsync(meter.Id);
        (await V1.Billing.Meters.ReactivateAsync(meter.Id)).Status.ShouldBe("active");
        await Stripe.SettleAsync();

        Task UseAsync(int value, string identifier) => V1.Billing.MeterEvents.CreateAsync(new()
        {
            EventName = name, Identifier = identifier, Payload = new() { ["stripe_customer_id"] = customer.Id, ["value"] = $"{value}" },
        });
    }
}
