using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Pages.Provider.Webhooks;
using Tenantry.Billing.Provider.Webhooks;
using Tenantry.Billing.Stripe;

namespace Tenantry.Billing.Tests.Webhooks;

public sealed class WebhookTests
{
    [Theory]
    [InlineData("wrong secret", 0, "whsec_wrong")]
    [InlineData("too old", -600, null)]
    [InlineData("from the future", 600, null)]
    public async Task WebhookWithABadSignature_IsRejected_AndNotStored(string reason, int seconds, string? secret)
    {
        await using var billing = await BillingApp.StartAsync();
        using var response = await SendAsync(billing, Event("evt_1", "invoice.paid", "in_1"), seconds, secret);
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest, reason);
        (await response.Content.ReadAsStringAsync()).ShouldContain("billing.webhook_signature");
        (await billing.QueryAsync(db => db.Set<WebhookRow>().CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task RepeatedWebhook_IsASuccess_StoredOnce()
    {
        await using var billing = await BillingApp.StartAsync();
        for (var time = 0; time < 3; time++)
        {
            using var response = await SendAsync(billing, Event("evt_1", "customer.created", "cus_1", "customer"));
            response.StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        (await billing.QueryAsync(db => db.Set<WebhookRow>().CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task LiveEvent_IsRejectedWithATestKey()
    {
        await using var billing = await BillingApp.StartAsync();
        using var response = await SendAsync(billing, Event("evt_1", "invoice.paid", "in_1", livemode: true));
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task RepeatedWebhooksInReverseOrder_ChangeNothing()
    {
        await using var billing = await BillingApp.StartAsync();
        await billing.BuyAsync("academy", "monthly");
        var before = (await billing.SubscriptionsAsync()).Single();
        var eventCount = billing.Recorder.Events.Count;
        var events = await billing.QueryAsync(db => db.Set<WebhookRow>().OrderByDescending(row => row.OccurredAt)
            .Select(row => row.EventId).ToListAsync());
        foreach (var id in events.Concat(events))
        {
            (await billing.App.Services.GetRequiredService<ReplayWebhook>().RunAsync(id, default)).IsProblem.ShouldBeFalse();
        }

        await billing.WaitForIdleAsync();
        (await billing.SubscriptionsAsync()).Single().ShouldBe(before);
        billing.Recorder.Events.Count.ShouldBe(eventCount);
    }

    [Fact]
    public async Task WebhookAboutAnUnknownCustomersObject_IsStoredWithItsReason()
    {
        await using var billing = await BillingApp.StartAsync();
        using var response = await SendAsync(billing, Event("evt_1", "customer.subscription.updated", "sub_unknown", "subscription"));
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        await billing.WaitForIdleAsync();
        var row = await billing.QueryAsync(db => db.Set<WebhookRow>().SingleAsync());
        row.Status.ShouldBe(WebhookStatus.Failed);
        row.Outcome.ShouldStartWith("billing.subscription_not_found");
    }

    [Theory]
    [InlineData("checkout.session", "cs_unknown", "billing.checkout_not_found")]
    [InlineData("invoice", "in_unknown", "billing.invoice_not_found")]
    [InlineData("refund", "re_unknown", "billing.refund_not_found")]
    [InlineData("dispute", "du_unknown", "billing.dispute_not_found")]
    public async Task MissingObject_IsNamedInTheOutcome(string kind, string id, string code)
    {
        await using var billing = await BillingApp.StartAsync();
        using var response = await SendAsync(billing, Event("evt_1", "some.event", id, kind));
        await billing.WaitForIdleAsync();
        (await billing.QueryAsync(db => db.Set<WebhookRow>().SingleAsync())).Outcome!.ShouldStartWith(code);
    }

    [Fact]
    public async Task UnknownWebhook_CannotBeReplayed()
    {
        await using var billing = await BillingApp.StartAsync();
        (await billing.App.Services.GetRequiredService<ReplayWebhook>().RunAsync("evt_none", default)).Problem!.Code
            .ShouldBe("billing.webhook_not_found");
    }

    [Fact]
    public async Task FailedRenewal_IsAnnouncedOncePerAttempt_AndAccessLastsForTheGracePeriod()
    {
        await using var billing = await BillingApp.StartAsync();
        // The card attaches but never pays: the trial starts, and the first charge fails.
        await billing.BuyAsync("trial", "monthly", card: "4000000000000341");
        await billing.AdvanceAsync(TimeSpan.FromDays(7) + TimeSpan.FromHours(2));
        var failed = (await billing.SubscriptionsAsync()).Single();
        failed.Status.ShouldBe(SubscriptionStatus.PastDue);
        failed.AccessUntil.ShouldBe(failed.PeriodStart + TimeSpan.FromDays(7));
        billing.Recorder.Of<PaymentFailed>().ShouldHaveSingleItem().Attempt.ShouldBe(1);
        await billing.AdvanceAsync(TimeSpan.FromDays(20));
        var attempts = billing.Recorder.Of<PaymentFailed>().Select(paymentFailed => paymentFailed.Attempt).ToList();
        attempts.Count.ShouldBeGreaterThan(1);
        attempts.ShouldBe(attempts.Distinct().Order());
        (await billing.SubscriptionsAsync()).Single().HasAccess(billing.Stripe.Clock.GetUtcNow()).ShouldBeFalse();
    }

    private static string Event(string id, string type, string about, string kind = "invoice", bool livemode = false) =>
        JsonSerializer.Serialize(new
        {
            id, type, livemode, created = 1769853600,
            data = new { @object = new Dictionary<string, string> { ["id"] = about, ["object"] = kind } },
        });

    internal static async Task<HttpResponseMessage> SendAsync(BillingApp billing, string body, int seconds = 0, string? secret = null)
    {
        secret ??= billing.App.Services.GetRequiredService<StripeOptions>().WebhookSecrets[0];
        var stamp = billing.Stripe.Clock.GetUtcNow().AddSeconds(seconds).ToUnixTimeSeconds();
        var signature =
            Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{stamp}.{body}")));
        using var client = billing.App.Client();
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        content.Headers.Add("Stripe-Signature", $"t={stamp},v1={signature}");
        return await client.PostAsync("/api/webhooks/stripe", content);
    }
}
