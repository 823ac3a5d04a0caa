namespace Tenantry.Billing.Gateways.Testing;

internal static class SubscriptionChecks
{
    public static IEnumerable<ConformanceCheck> All =>
    [
        new("A paid checkout creates an active subscription", async shop =>
        {
            var subscription = await shop.SubscribeAsync();
            Expect.Equal(GatewaySubscriptionStatus.Active, subscription.Status, "the status");
            Expect.Equal((await shop.PriceAsync(), 2L), (subscription.PriceId, subscription.Quantity), "the first item");
            Expect.That(subscription.Items is [{ Quantity: 2 }], "all items are listed, the first included", subscription.Items.Length);
            Expect.Equal(subscription.PeriodStart.AddMonths(1), subscription.PeriodEnd, "the end of the period");
            Expect.Equal("conformance/monthly", subscription.Metadata.GetValueOrDefault("plan"),
                "the metadata, which the checkout passes on");
            Expect.That(!subscription.CancelsAtPeriodEnd && subscription.EndedAt is null, "a new subscription renews", subscription);
        }),
        new("A subscription is listed for its customer, and for all", async shop =>
        {
            var subscription = await shop.SubscribeAsync();
            var other = await shop.CustomerAsync("another customer");
            Expect.That(await HasAsync(subscription.CustomerId), "the subscriptions of a customer can be listed");
            Expect.That(await HasAsync(null), "the subscriptions of all customers can be listed");
            Expect.That(!await HasAsync(other), "a customer's list has no subscriptions of others");

            ValueTask<bool> HasAsync(GatewayCustomerId? customer) => shop.Gateway.ListSubscriptionsAsync(customer, shop.Token)
                .AnyAsync(listed => listed.Id == subscription.Id, shop.Token);
        }),
        new("A subscription renews at the end of its period", async shop =>
        {
            var before = await shop.SubscribeAsync();
            await shop.Testbed.AdvanceAsync(before.PeriodEnd - before.PeriodStart + TimeSpan.FromDays(1), shop.Token);
            var after = await shop.SubscriptionAsync(before.Id);
            Expect.Equal((GatewaySubscriptionStatus.Active, before.PeriodEnd), (after.Status, after.PeriodStart),
                "the renewed subscription");
            var invoices = await shop.Gateway.ListInvoicesAsync(before.CustomerId, cancellationToken: shop.Token).ToListAsync(shop.Token);
            Expect.That(invoices is [{ Reason: InvoiceReason.SubscriptionRenewal, Status: InvoiceStatus.Paid },
                { Reason: InvoiceReason.SubscriptionStart }],
                "the newest invoice is the paid renewal, before that of the start",
                    string.Join(", ", invoices.Select(invoice => (invoice.Reason, invoice.Status))));
        }),
        new("A subscription that is canceled at the end of its period ends with it, unless the cancellation is reverted", async shop =>
        {
            var subscription = await shop.SubscribeAsync();
            await shop.Gateway.SetCancelAtPeriodEndAsync(subscription.Id, cancel: true, Shop.Key("cancel"), shop.Token);
            Expect.That((await shop.SubscriptionAsync(subscription.Id)) is { CancelsAtPeriodEnd: true,
                Status: GatewaySubscriptionStatus.Active }, "it stays active until then");
            await shop.Gateway.SetCancelAtPeriodEndAsync(subscription.Id, cancel: false, Shop.Key("resume"), shop.Token);
            Expect.That(!(await shop.SubscriptionAsync(subscription.Id)).CancelsAtPeriodEnd, "the cancellation can be reverted");
            await shop.Gateway.SetCancelAtPeriodEndAsync(subscription.Id, cancel: true, Shop.Key("cancel again"), shop.Token);
            await shop.Testbed.AdvanceAsync(subscription.PeriodEnd - subscription.PeriodStart + TimeSpan.FromDays(1), shop.Token);
            var ended = await shop.SubscriptionAsync(subscription.Id);
            Expect.Equal((GatewaySubscriptionStatus.Canceled, subscription.PeriodEnd), (ended.Status, ended.EndedAt),
                "the ended subscription");
        }),
        new("A subscription is canceled immediately, and canceling it twice is not an error", async shop =>
        {
            var subscription = await shop.SubscribeAsync();
            await shop.Gateway.CancelNowAsync(subscription.Id, isProrated: false, Shop.Key("end"), shop.Token);
            var ended = await shop.SubscriptionAsync(subscription.Id);
            Expect.That(ended is { Status: GatewaySubscriptionStatus.Canceled, EndedAt: not null }, "it has ended", ended);
            await shop.Gateway.CancelNowAsync(subscription.Id, isProrated: false, Shop.Key("end again"), shop.Token);
        }),
    ];
}
