using System.Security.Cryptography;
using System.Text;

namespace Tenantry.Billing.StripeEmulator.Tests.Webhooks;

public sealed class WebhookDeliveryTests
{
    [Fact]
    public async Task Delivery_IsSignedWithItsTimestampAndBody()
    {
        await using var sink = await WebhookSink.StartAsync();
        await using var stripe = await LocalStripe.StartAsync(webhook: sink.Address);

        await stripe.Post("customers", ("email", "jo@example.com"));
        await stripe.Server.WaitForIdleAsync();

        var (type, body, signature) = sink.Received.Single();
        var parts = signature.Split(',').Select(part => part.Split('=')).ToDictionary(part => part[0], part => part[1]);
        type.ShouldBe("customer.created");
        parts["v1"].ShouldBe(Convert.ToHexStringLower(HMACSHA256.HashData("whsec_test"u8, Encoding.UTF8.GetBytes($"{parts["t"]}.{body}"))));
        var received = (JsonObject)JsonNode.Parse(body)!;
        received.Text("api_version").ShouldBe("2026-10-28.endive");
        received.Text("request.id")!.ShouldStartWith("req_");
    }

    [Fact]
    public async Task FailedDelivery_IsRetried_AndEveryAttemptIsRecorded()
    {
        await using var sink = await WebhookSink.StartAsync();
        sink.Failures = 1;
        await using var stripe = await LocalStripe.StartAsync(webhook: sink.Address);

        var customer = await stripe.Post("customers");
        await stripe.Server.WaitForIdleAsync();

        sink.Received.Count.ShouldBe(1);
        var page = await stripe.Browser.GetStringAsync(new Uri("/dashboard/webhooks", UriKind.Relative));
        page.ShouldContain("customer.created");
        page.ShouldContain(">2<");
        (await stripe.Get($"events?type=customer.created")).Rows("data").Single().Long("pending_webhooks").ShouldBe(0);
    }

    [Fact]
    public async Task Advance_DeliversEachEvent_AtItsOwnTime()
    {
        await using var sink = await WebhookSink.StartAsync();
        await using var stripe = await LocalStripe.StartAsync(webhook: sink.Address);
        await stripe.Subscribe(await stripe.Customer(), await stripe.Price(interval: "day"));
        await stripe.Server.WaitForIdleAsync();
        List<TimeSpan> delays = [];
        sink.OnReceiving = received => delays.Add(stripe.Now - DateTimeOffset.FromUnixTimeSeconds(received.Long("created")));

        await stripe.Advance(3.5);

        delays.Count.ShouldBeGreaterThan(20);
        delays.ShouldAllBe(delay => delay < TimeSpan.FromMinutes(1));
        sink.Received.Count(received => received.Type == "invoice.paid").ShouldBe(4);
    }

    [Fact]
    public async Task FaultInjection_DropsDuplicatesAndReorders_AsSetOnTheDashboard()
    {
        await using var sink = await WebhookSink.StartAsync();
        await using var stripe = await LocalStripe.StartAsync(webhook: sink.Address);
        await stripe.Browser.PostAsync(new Uri("/dashboard/webhooks", UriKind.Relative),
            LocalStripe.Fields(("drop", "1"), ("duplicate", "on"), ("reorder", "on")));

        for (var index = 0; index < 4; index++)
        {
            await stripe.Post("customers");
        }

        await stripe.Server.WaitForIdleAsync();

        sink.Received.Count.ShouldBe(6, "one of four is dropped, three are duplicated");
        sink.Received.GroupBy(received => received.Body.Length == 0 ? "" : ((JsonObject)JsonNode.Parse(received.Body)!).Id())
            .ShouldAllBe(group => group.Count() == 2);
    }

    [Fact]
    public async Task DroppedDelivery_CanBeResent()
    {
        await using var sink = await WebhookSink.StartAsync();
        await using var stripe = await LocalStripe.StartAsync(webhook: sink.Address);
        await stripe.Browser.PostAsync(new Uri("/dashboard/webhooks", UriKind.Relative), LocalStripe.Fields(("drop", "1")));
        await stripe.Post("customers");
        await stripe.Server.WaitForIdleAsync();
        sink.Received.ShouldBeEmpty();

        var list = await stripe.Browser.GetStringAsync(new Uri("/dashboard/webhooks", UriKind.Relative));
        var start = list.IndexOf("/dashboard/delivery/", StringComparison.Ordinal);
        await stripe.Browser.PostAsync(new Uri(list[start..list.IndexOf('"', start)], UriKind.Relative),
            LocalStripe.Fields(("action", "resend")));
        await stripe.Server.WaitForIdleAsync();

        sink.Received.Single().Type.ShouldBe("customer.created");
    }
}
