namespace Tenantry.Billing.Gateways.Testing;

internal static class EventChecks
{
    public static IEnumerable<ConformanceCheck> All =>
    [
        new("A webhook is verified, and names an object that can be read", async shop =>
        {
            var subscription = await shop.SubscribeAsync();
            var events = (await ReceivedAsync(shop)).Select(webhook => shop.Gateway.Verify(webhook.Signature, webhook.Body)).ToList();
            Expect.That(events.TrueForAll(received => received is { Id.Length: > 0, Type.Length: > 0 }),
                "every webhook of the provider is verified");
            foreach (var kind in new[] { GatewayObject.Checkout, GatewayObject.Subscription, GatewayObject.Invoice })
            {
                Expect.That(events.Exists(received => received!.Object == kind), $"a purchase is announced by an event about the {kind}");
            }

            Expect.That(events.Exists(received => received!.Object == GatewayObject.Subscription
                && received.ObjectId == subscription.Id.Value),
                "an event names the subscription by the ID that it is read by");
        }),
        new("A webhook with a wrong signature, or another body, is rejected", async shop =>
        {
            await shop.SubscribeAsync();
            var webhook = (await ReceivedAsync(shop))[0];
            Expect.That(shop.Gateway.Verify(null, webhook.Body) is null, "a webhook without a signature is rejected");
            Expect.That(shop.Gateway.Verify("", webhook.Body) is null, "a webhook with an empty signature is rejected");
            Expect.That(shop.Gateway.Verify(Changed(webhook.Signature), webhook.Body) is null,
                "a webhook with another signature is rejected");
            Expect.That(shop.Gateway.Verify(webhook.Signature, webhook.Body + " ") is null, "a webhook with another body is rejected");
        }),
        new("An event that is delivered twice has one ID, and two events have two", async shop =>
        {
            await shop.SubscribeAsync();
            var webhooks = await ReceivedAsync(shop);
            var read = Expect.NotNull(shop.Gateway.Verify(webhooks[0].Signature, webhooks[0].Body), "a webhook is verified");
            Expect.Equal(read, shop.Gateway.Verify(webhooks[0].Signature, webhooks[0].Body), "the event that is read again");
            var ids = webhooks.Select(webhook => webhook.Body).Distinct(StringComparer.Ordinal)
                .Select(body => shop.Gateway.Verify(webhooks.First(webhook => webhook.Body == body).Signature, body)!.Id).ToList();
            Expect.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count(), "the number of different IDs");
        }),
        ConformanceCheck.For<IGatewayEventHistory>("Past events are listed, whether or not a webhook delivered them",
            async (shop, history) =>
        {
            var start = (await shop.SubscribeAsync()).StartedAt.AddDays(-1);
            var delivered = (await ReceivedAsync(shop)).Select(webhook => shop.Gateway.Verify(webhook.Signature, webhook.Body)!.Id);
            var listed = await history.ListEventsAsync(start, shop.Token).Select(item => item.Event).ToListAsync(shop.Token);
            var missing = delivered.Except(listed.Select(item => item.Id), StringComparer.Ordinal).ToList();
            Expect.That(missing.Count == 0, "the list has every event that a webhook delivered", string.Join(", ", missing));
            Expect.That(listed.Zip(listed.Skip(1)).All(pair => pair.First.OccurredAt >= pair.Second.OccurredAt),
                "the newest event is the first");
        }),
    ];

    private static async Task<IReadOnlyList<ReceivedWebhook>> ReceivedAsync(Shop shop)
    {
        var webhooks = await shop.Testbed.ReceiveAsync(shop.Token);
        Expect.That(webhooks.Count > 0, "a purchase is announced by webhooks", "none");
        return webhooks;
    }

    // Changes the last digit or letter, so that the signature stays well formed.
    private static string Changed(string signature) => signature[..^1] + (signature[^1] == '0' ? '1' : '0');
}
