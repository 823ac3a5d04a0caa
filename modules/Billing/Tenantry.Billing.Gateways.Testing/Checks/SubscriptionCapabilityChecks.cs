namespace Tenantry.Billing.Gateways.Testing;

internal static class SubscriptionCapabilityChecks
{
    public static IEnumerable<ConformanceCheck> All =>
    [
        ConformanceCheck.For<IGatewaySubscriptionChanges>("A change charges the previewed amount, once",
            async (shop, changes) =>
        {
            var before = await shop.SubscribeAsync();
            var change = new SubscriptionChange([new(before.Items[0].Id, null, 5)], Proration.Now, before.PeriodStart);
            var preview = await changes.PreviewChangeAsync(before.Id, before.CustomerId, change, shop.Token);
            Expect.Equal(Shop.Price * 3, preview.AmountDue, "the amount due for three more units from the period's start");
            Expect.Equal(2L, (await shop.SubscriptionAsync(before.Id)).Quantity, "the quantity after a preview");
            var after = await changes.ChangeSubscriptionAsync(before.Id, change, Shop.Key("change"), shop.Token);
            Expect.Equal(5L, after.Quantity, "the changed quantity");
            await changes.ChangeSubscriptionAsync(before.Id, change, Shop.Key("change"), shop.Token);
            var charged = await shop.Gateway.ListInvoicesAsync(before.CustomerId, cancellationToken: shop.Token)
                .Where(invoice => invoice.Reason == InvoiceReason.SubscriptionChange).ToListAsync(shop.Token);
            Expect.That(charged is [{ Status: InvoiceStatus.Paid }], "a repeated change is charged once", charged.Count);
            Expect.Equal(preview.AmountDue, charged[0].AmountPaid, "the amount that was charged");
        }),
        ConformanceCheck.For<IGatewayScheduledChanges>("A scheduled change applies at the end of the period, and can be released",
            async (shop, schedules) =>
        {
            var subscription = await shop.SubscribeAsync();
            var items = new[] { new GatewayCheckoutLine(subscription.PriceId, 7) };
            var schedule = await schedules.ScheduleChangeAsync(subscription.Id, items, Shop.Key("schedule"), shop.Token);
            var scheduled = await shop.SubscriptionAsync(subscription.Id);
            Expect.Equal((schedule, 2L), (scheduled.ScheduleId, scheduled.Quantity), "the subscription with a scheduled change");
            await schedules.ReleaseScheduleAsync(schedule, Shop.Key("release"), shop.Token);
            Expect.That((await shop.SubscriptionAsync(subscription.Id)).ScheduleId is null, "a released change is not scheduled any more");
            await schedules.ReleaseScheduleAsync(schedule, Shop.Key("release again"), shop.Token);
            await schedules.ScheduleChangeAsync(subscription.Id, items, Shop.Key("schedule again"), shop.Token);
            await shop.Testbed.AdvanceAsync(subscription.PeriodEnd - subscription.PeriodStart + TimeSpan.FromDays(1), shop.Token);
            Expect.Equal(7L, (await shop.SubscriptionAsync(subscription.Id)).Quantity, "the quantity of the next period");
        }),
        ConformanceCheck.For<IGatewayPausing>("A paused subscription charges nothing until it is resumed", async (shop, pausing) =>
        {
            var subscription = await shop.SubscribeAsync();
            await pausing.PauseSubscriptionAsync(subscription.Id, null, Shop.Key("pause"), shop.Token);
            Expect.Equal(GatewaySubscriptionStatus.Paused, (await shop.SubscriptionAsync(subscription.Id)).Status, "the paused status");
            await pausing.ResumeSubscriptionAsync(subscription.Id, Shop.Key("resume"), shop.Token);
            Expect.Equal(GatewaySubscriptionStatus.Active, (await shop.SubscriptionAsync(subscription.Id)).Status, "the resumed status");
        }),
        ConformanceCheck.For<IGatewayDirectSubscriptions>("A subscription is created for a saved payment method, once for each key",
            async (shop, direct) =>
        {
            var first = await shop.SubscribeAsync();
            var customer = await shop.Gateway.FindCustomerAsync(first.CustomerId, shop.Token);
            var request = new NewGatewaySubscription(first.CustomerId, [new(first.PriceId)], first.Metadata)
            {
                PaymentMethodId = Expect.NotNull(first.PaymentMethodId ?? customer?.PaymentMethodId, "a purchase saves its payment method"),
            };
            Expect.Equal(Shop.Price, (await direct.PreviewSubscriptionAsync(request, shop.Token)).AmountDue, "the previewed amount");
            var created = await direct.CreateSubscriptionAsync(request, Shop.Key("direct"), shop.Token);
            Expect.Equal(GatewaySubscriptionStatus.Active, created.Status, "the status");
            var again = await direct.CreateSubscriptionAsync(request, Shop.Key("direct"), shop.Token);
            Expect.Equal(created.Id, again.Id, "the subscription of a repeated request");
        }),
    ];
}
