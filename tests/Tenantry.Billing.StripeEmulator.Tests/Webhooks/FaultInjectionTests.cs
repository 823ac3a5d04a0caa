using System.Net;

namespace Tenantry.Billing.StripeEmulator.Tests.Webhooks;

public sealed class FaultInjectionTests
{
    [Fact]
    public async Task FaultsOfOneEndpoint_DoNotApplyToAnother()
    {
        await using var good = await WebhookSink.StartAsync();
        await using var bad = await WebhookSink.StartAsync();
        await using var stripe = await LocalStripe.StartAsync(webhook: good.Address,
            configure: options => options.WebhookEndpoints.Add(new WebhookTarget(bad.Address, "whsec_bad")));
        stripe.Server.InjectFaults(new WebhookFaults { DropNext = 1, Duplicate = true }, bad.Address);

        await stripe.Post("customers");
        await stripe.Post("customers");
        await stripe.Server.WaitForIdleAsync();

        good.Received.Count.ShouldBe(2);
        bad.Received.Count.ShouldBe(2, "the first is dropped, the second is duplicated");
        bad.Received.Select(received => ((JsonObject)JsonNode.Parse(received.Body)!).Id()).Distinct().ShouldHaveSingleItem();

        stripe.Server.InjectFaults(new WebhookFaults(), bad.Address);
        await stripe.Post("customers");
        await stripe.Server.WaitForIdleAsync();
        bad.Received.Count.ShouldBe(3);
    }

    [Fact]
    public async Task DefaultFaults_ApplyToEndpointsWithoutSettings_AndSurviveARestart()
    {
        var home = Directory.CreateTempSubdirectory("local-stripe").FullName;
        await using var sink = await WebhookSink.StartAsync();
        await using (var before = await LocalStripe.StartAsync(home, sink.Address))
        {
            before.Server.InjectFaults(new WebhookFaults { DropNext = 1000 });
        }

        await using var stripe = await LocalStripe.StartAsync(home, sink.Address);
        (await stripe.Get("local/webhook_faults")).Long("drop").ShouldBe(1000);
        await stripe.Post("customers");
        await stripe.Server.WaitForIdleAsync();
        sink.Received.ShouldBeEmpty();
    }

    [Fact]
    public async Task Event_IsResent_ByTheRouteOfTheStripeCli_WithANewSignature()
    {
        await using var sink = await WebhookSink.StartAsync();
        await using var stripe = await LocalStripe.StartAsync(webhook: sink.Address);
        await stripe.Post("customers");
        await stripe.Server.WaitForIdleAsync();
        var eventId = (await stripe.Get("events")).Rows("data").Single().Id();
        stripe.Server.Clock.Advance(TimeSpan.FromMinutes(1));

        await stripe.Post($"events/{eventId}/retry",
            ("webhook_endpoint", (await stripe.Get("webhook_endpoints")).Rows("data").Single().Id()));
        await stripe.Server.WaitForIdleAsync();

        var all = sink.Received.ToArray();
        all.Length.ShouldBe(2);
        all[1].Signature.ShouldNotBe(all[0].Signature);
        ((JsonObject)JsonNode.Parse(all[1].Body)!).Id().ShouldBe(eventId);
        stripe.Server.Resend(eventId, sink.Address).ShouldBeTrue();
        stripe.Server.Resend("evt_unknown").ShouldBeFalse();
        await stripe.Server.WaitForIdleAsync();
        sink.Received.Count.ShouldBe(3);
    }

    [Fact]
    public async Task FaultsSetByTheApi_AreValidated()
    {
        await using var stripe = await LocalStripe.StartAsync();
        (await stripe.Post("local/webhook_faults", ("delay_ms", "250"), ("reorder", "true"))).Long("delay_ms").ShouldBe(250);
        await stripe.PostExpectingError("local/webhook_faults", HttpStatusCode.BadRequest, ("delay_ms", "60001"));
        await stripe.PostExpectingError("local/webhook_faults", HttpStatusCode.BadRequest, ("drop", "-1"));
        await stripe.PostExpectingError("local/webhook_faults", HttpStatusCode.BadRequest, ("endpoint", "we_unknown"));
        await stripe.PostExpectingError("local/webhook_faults", HttpStatusCode.BadRequest, ("explode", "true"));
        Should.Throw<ArgumentException>(() => stripe.Server.InjectFaults(new WebhookFaults(), new Uri("http://unknown.test/")));
        Should.Throw<ArgumentOutOfRangeException>(() => stripe.Server.InjectFaults(new WebhookFaults { Delay = TimeSpan.FromMinutes(2) }));
    }

    [Fact]
    public async Task Dashboard_SetsFaultsForOneEndpoint()
    {
        await using var sink = await WebhookSink.StartAsync();
        await using var stripe = await LocalStripe.StartAsync(webhook: sink.Address);
        var endpoint = (await stripe.Get("webhook_endpoints")).Rows("data").Single().Id();
        await stripe.Browser.PostAsync(new Uri("/dashboard/webhooks", UriKind.Relative),
            LocalStripe.Fields(("endpoint", endpoint), ("delay", "0.25"), ("duplicate", "on")));

        var page = await stripe.Browser.GetStringAsync(new Uri($"/dashboard/webhooks?endpoint={endpoint}", UriKind.Relative));
        page.ShouldContain("0.25 s delay, duplicated");
        page.ShouldContain($"Applies to {sink.Address} only.");
        (await stripe.Browser.GetStringAsync(new Uri("/dashboard/webhooks", UriKind.Relative))).ShouldContain("Applies to every endpoint");
    }
}
