namespace Tenantry.Billing.StripeEmulator.SdkTests;

public sealed class ScheduleTests(LocalStripe stripe) : SdkTest(stripe)
{
    private static readonly DateTime Start = Utc(2027, 4, 1, 12);

    [Fact]
    public async Task DowngradeAtPeriodEnd_IsApplied_AndTheScheduleIsReleased()
    {
        var clock = await ClockAsync(Start);
        var (gold, silver) = (await PriceAsync(3000), await PriceAsync(1000));
        var subscription = await SubscribeAsync(await CustomerAsync(clock: clock.Id), gold.Id);
        var schedule = await V1.SubscriptionSchedules.CreateAsync(new() { FromSubscription = subscription.Id });

        var planned = await V1.SubscriptionSchedules.UpdateAsync(schedule.Id, new()
        {
            EndBehavior = "release",
            Phases =
            [
                new() { Items = [new() { Price = gold.Id, Quantity = 1 }], StartDate = schedule.Phases[0].StartDate,
                    EndDate = schedule.Phases[0].EndDate },
                new() { Items = [new() { Price = silver.Id, Quantity = 1 }], Duration = new() { Interval = "month", IntervalCount = 1 },
                    ProrationBehavior = "none" },
            ],
        });
        await AdvanceAsync(clock, Utc(2027, 5, 2));
        var changed = await V1.Subscriptions.GetAsync(subscription.Id, new() { Expand = ["latest_invoice"] });
        await AdvanceAsync(clock, Utc(2027, 6, 2));

        planned.Phases.Count.ShouldBe(2);
        planned.PauseSchedules.ShouldBeEmpty();
        (changed.Items.Data[0].Price.Id, changed.LatestInvoice.Total).ShouldBe((silver.Id, 1000));
        (await V1.SubscriptionSchedules.GetAsync(schedule.Id)).Status.ShouldBe("released");
        await Stripe.SettleAsync();
    }

    [Fact]
    public async Task ReleasedSchedule_KeepsTheSubscription_AndACanceledScheduleCancelsIt()
    {
        var price = await PriceAsync(1000);
        var released = await StartAsync(price);
        var canceled = await StartAsync(price);

        var release = await V1.SubscriptionSchedules.ReleaseAsync(released.Id);
        var cancellation = await V1.SubscriptionSchedules.CancelAsync(canceled.Id);

        (release.Status, release.ReleasedSubscription).ShouldBe(("released", released.SubscriptionId));
        cancellation.Status.ShouldBe("canceled");
        (await V1.Subscriptions.GetAsync(released.SubscriptionId)).Status.ShouldBe("active");
        (await V1.Subscriptions.GetAsync(canceled.SubscriptionId)).Status.ShouldBe("canceled");
        await Stripe.SettleAsync();
    }

    private async Task<SubscriptionSchedule> StartAsync(Price price) => await V1.SubscriptionSchedules.CreateAsync(new()
    {
        Customer = (await CustomerAsync()).Id, StartDate = SubscriptionScheduleStartDate.Now,
        Phases = [new() { Items = [new() { Price = price.Id, Quantity = 1 }],
            Duration = new() { Interval = "month", IntervalCount = 12 } }],
    });
}
