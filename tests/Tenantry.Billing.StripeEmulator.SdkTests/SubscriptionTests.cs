namespace Tenantry.Billing.StripeEmulator.SdkTests;

public sealed class SubscriptionTests(LocalStripe stripe) : SdkTest(stripe)
{
    private static readonly DateTime Start = Utc(2027, 4, 1, 12);

    [Fact]
    public async Task QuantityChange_InTheMiddleOfThePeriod_IsProrated_AsPreviewed()
    {
        var (clock, subscription) = await OnClockAsync(1000);
        await AdvanceAsync(clock, Start.AddDays(15));
        List<SubscriptionItemOptions> items = [new() { Id = subscription.Items.Data[0].Id, Quantity = 3 }];

        var preview = await V1.Invoices.CreatePreviewAsync(new()
        {
            Subscription = subscription.Id,
            SubscriptionDetails = new() { Items = [new() { Id = items[0].Id, Quantity = 3 }], ProrationBehavior = "always_invoice" },
        });
        var changed = await V1.Subscriptions.UpdateAsync(subscription.Id,
            new() { Items = items, ProrationBehavior = "always_invoice", Expand = ["latest_invoice"] });

        // Half of April is remaining: -$5.00 for one unit, +$15.00 for three.
        preview.Total.ShouldBe(1000);
        changed.LatestInvoice.Total.ShouldBe(1000);
        changed.LatestInvoice.Lines.Data.Select(line => line.Amount).Order().ShouldBe([-500, 1500]);
        var invoiceItems = await V1.InvoiceItems.ListAsync(new() { Customer = subscription.CustomerId });
        invoiceItems.Data.Select(item => (item.Proration, item.QuantityDecimal)).Order().ShouldBe([(true, 1), (true, 3)]);
        await Stripe.SettleAsync();
    }

    [Theory]
    [InlineData("now", 500, "2027-05-16")]
    [InlineData("unchanged", 1000, "2027-05-01")]
    public async Task BillingCycleAnchor_AsAnObject_ResetsOrKeepsThePeriod(string type, long total, string periodEnd)
    {
        var (clock, subscription) = await OnClockAsync(1000);
        await AdvanceAsync(clock, Start.AddDays(15));

        var preview = await V1.Invoices.CreatePreviewAsync(new()
        {
            Subscription = subscription.Id, SubscriptionDetails = new() { BillingCycleAnchor = new() { Type = type } },
        });
        var moved = await V1.Subscriptions.UpdateAsync(subscription.Id, new() { BillingCycleAnchor = new() { Type = type } });

        preview.Total.ShouldBe(total);
        moved.Items.Data[0].CurrentPeriodEnd.ShouldBe(DateTime.Parse(periodEnd + "T12:00:00Z", null,
            System.Globalization.DateTimeStyles.RoundtripKind));
        await Stripe.SettleAsync();
    }

    [Fact]
    public async Task NewSubscription_IsPreviewedWithAnAnchorInTheFuture()
    {
        var clock = await ClockAsync(Utc(2027, 4, 16));
        var price = await PriceAsync(1000);

        var preview = await V1.Invoices.CreatePreviewAsync(new()
        {
            Customer = (await CustomerAsync(clock: clock.Id)).Id,
            SubscriptionDetails = new() { Items = [new() { Price = price.Id }],
                BillingCycleAnchor = new() { Type = "timestamp", Timestamp = Utc(2027, 5, 1) } },
        });

        preview.Total.ShouldBe(500);
    }

    [Fact]
    public async Task PendingUpdate_IsApplied_AfterItsInvoiceIsPaid()
    {
        var customer = await CustomerAsync();
        var (small, large) = (await PriceAsync(1000), await PriceAsync(5000));
        var subscription = await SubscribeAsync(customer, small.Id);
        await UseCardAsync(customer, "pm_card_chargeCustomerFail");

        var pending = await V1.Subscriptions.UpdateAsync(subscription.Id, new()
        {
            Items = [new() { Id = subscription.Items.Data[0].Id, Price = large.Id }], ProrationBehavior = "always_invoice",
            PaymentBehavior = "pending_if_incomplete",
        });

        pending.Items.Data[0].Price.Id.ShouldBe(small.Id);
        pending.PendingUpdate.SubscriptionItems[0].Price.Id.ShouldBe(large.Id);
        await UseCardAsync(customer, "pm_card_visa");
        await V1.Invoices.PayAsync(pending.LatestInvoiceId);
        var applied = await V1.Subscriptions.GetAsync(subscription.Id);
        (applied.PendingUpdate, applied.Items.Data[0].Price.Id).ShouldBe((null, large.Id));
        await Stripe.SettleAsync();
    }

    [Fact]
    public async Task PauseCollection_CanBeUnset()
    {
        var subscription = await SubscribeAsync(await CustomerAsync(), (await PriceAsync(1000)).Id);

        var paused = await V1.Subscriptions.UpdateAsync(subscription.Id, new() { PauseCollection = new() { Behavior = "void" } });
        var options = new SubscriptionUpdateOptions();
        options.AddExtraParam("pause_collection", "");
        var resumed = await V1.Subscriptions.UpdateAsync(subscription.Id, options);

        paused.PauseCollection.Behavior.ShouldBe("void");
        resumed.PauseCollection.ShouldBeNull();
    }

    [Fact]
    public async Task ScheduledCancellation_IsSetAndUnset_ByEitherField()
    {
        var (_, subscription) = await OnClockAsync(1000);
        var end = subscription.Items.Data[0].CurrentPeriodEnd;

        var canceling = await V1.Subscriptions.UpdateAsync(subscription.Id, new() { CancelAtPeriodEnd = true });
        var resumed = await V1.Subscriptions.UpdateAsync(subscription.Id, new() { CancelAtPeriodEnd = false });
        var dated = await V1.Subscriptions.UpdateAsync(subscription.Id, new() { CancelAt = SubscriptionCancelAt.MinPeriodEnd });
        var options = new SubscriptionUpdateOptions();
        options.AddExtraParam("cancel_at", "");
        var cleared = await V1.Subscriptions.UpdateAsync(subscription.Id, options);

        (canceling.CancelAtPeriodEnd, canceling.CancelAt).ShouldBe((true, end));
        (resumed.CancelAtPeriodEnd, resumed.CancelAt).ShouldBe((false, null));
        (dated.CancelAtPeriodEnd, dated.CancelAt).ShouldBe((false, end));
        (cleared.CancelAtPeriodEnd, cleared.CancelAt).ShouldBe((false, null));
        await Stripe.SettleAsync();
    }

    [Fact]
    public async Task ImmediateCancellation_IsProrated_IfRequested()
    {
        var (clock, subscription) = await OnClockAsync(3000);
        await AdvanceAsync(clock, Start.AddDays(20));

        var ended = await V1.Subscriptions.CancelAsync(subscription.Id,
            new() { Prorate = true, InvoiceNow = true, Expand = ["latest_invoice"] });

        // 10 of 30 days of $30.00 are remaining.
        ended.Status.ShouldBe("canceled");
        ended.LatestInvoice.Total.ShouldBe(-1000);
        (await V1.Customers.GetAsync(subscription.CustomerId)).Balance.ShouldBe(-1000);
        await Stripe.SettleAsync();
    }

    [Fact]
    public async Task TrialWithoutAPaymentMethod_Pauses_AndResumesWithANewPeriod()
    {
        var clock = await ClockAsync(Start);
        var customer = await CustomerAsync(card: null, clock.Id);
        var subscription = await SubscribeAsync(customer, (await PriceAsync(1000)).Id, options =>
        {
            options.TrialPeriodDays = 14;
            options.TrialSettings = new() { EndBehavior = new() { MissingPaymentMethod = "pause" } };
        });
        await AdvanceAsync(clock, Start.AddDays(15));
        var paused = await V1.Subscriptions.GetAsync(subscription.Id);
        await UseCardAsync(customer, "pm_card_visa");

        var resumed = await V1.Subscriptions.ResumeAsync(subscription.Id,
            new() { BillingCycleAnchor = new() { Type = "now" }, Expand = ["latest_invoice"] });

        subscription.LatestInvoice.Total.ShouldBe(0);
        paused.Status.ShouldBe("paused");
        (resumed.Status, resumed.LatestInvoice.AmountPaid, resumed.BillingCycleAnchor).ShouldBe(("active", 1000, Start.AddDays(15)));
        await Stripe.SettleAsync();
    }

    [Fact]
    public async Task Renewal_IsPaid_AndTheItemHasBilledUntil()
    {
        var (clock, subscription) = await OnClockAsync(1000);

        await AdvanceAsync(clock, Utc(2027, 5, 2));

        var renewed = await V1.Subscriptions.GetAsync(subscription.Id, new() { Expand = ["latest_invoice.payments"] });
        var item = renewed.Items.Data[0];
        (item.CurrentPeriodStart, item.CurrentPeriodEnd, item.BilledUntil)
            .ShouldBe((Utc(2027, 5, 1, 12), Utc(2027, 6, 1, 12), Utc(2027, 6, 1, 12)));
        (renewed.LatestInvoice.Status, renewed.LatestInvoice.BillingReason).ShouldBe(("paid", "subscription_cycle"));
        renewed.LatestInvoice.Payments.Data.Single().AmountPaid.ShouldBe(1000);
        await Stripe.SettleAsync();
    }

    [Fact]
    public async Task Items_AreAddedUpdatedAndRemoved()
    {
        var subscription = await SubscribeAsync(await CustomerAsync(), (await PriceAsync(1000)).Id);
        var seats = await PriceAsync(200);

        var added = await V1.SubscriptionItems.CreateAsync(new() { Subscription = subscription.Id, Price = seats.Id, Quantity = 5,
            ProrationBehavior = "none" });
        await V1.SubscriptionItems.UpdateAsync(added.Id, new() { Quantity = 7, ProrationBehavior = "none" });
        var both = await V1.SubscriptionItems.ListAsync(new() { Subscription = subscription.Id });
        await V1.SubscriptionItems.DeleteAsync(added.Id, new() { ProrationBehavior = "none" });

        both.Data.Select(item => item.Quantity).Order().ShouldBe([1, 7]);
        (await V1.SubscriptionItems.ListAsync(new() { Subscription = subscription.Id })).Data.Single().Price.UnitAmount.ShouldBe(1000);
        await Stripe.SettleAsync();
    }

    private async Task<(global::Stripe.TestHelpers.TestClock Clock, Subscription Subscription)> OnClockAsync(long amount)
    {
        var clock = await ClockAsync(Start);
        var customer = await CustomerAsync(clock: clock.Id);
        return (clock, await SubscribeAsync(customer, (await PriceAsync(amount)).Id));
    }

    private async Task UseCardAsync(Customer customer, string card)
    {
        var method = await V1.PaymentMethods.AttachAsync(card, new() { Customer = customer.Id });
        await V1.Customers.UpdateAsync(customer.Id, new() { InvoiceSettings = new() { DefaultPaymentMethod = method.Id } });
    }
}
