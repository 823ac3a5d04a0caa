using Microsoft.EntityFrameworkCore;
using Tenantry.AdminUi;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Pages.Provider.Webhooks;
using Tenantry.Billing.Provider.Webhooks;
using Tenantry.Platform.Outbox;

namespace Tenantry.Billing.Tests.Webhooks;

public sealed class WebhookDeadLetterTests : IAsyncLifetime
{
    private BillingApp _billing = null!;

    public async ValueTask InitializeAsync() => _billing = await BillingApp.StartAsync();

    public ValueTask DisposeAsync() => _billing.DisposeAsync();

    [Fact]
    public async Task FailedWebhook_IsADeadLetter_UntilItIsReplayedWithAReason()
    {
        await _billing.BuyAsync("academy", "monthly");
        await using var scope = _billing.App.For(null);
        var subscription = (await _billing.SendToStripeAsync(HttpMethod.Get, "/v1/subscriptions")).GetProperty("data")[0]
            .GetProperty("id").GetString()!;
        await scope.Get<StoreWebhook>().RunAsync(
            new GatewayEvent("evt_dead", "customer.subscription.updated", GatewayObject.Subscription, "sub_unknown",
                _billing.Stripe.Clock.GetUtcNow()),
            """{"client_secret":"pi_1_secret_2"}""", WebhookSource.Delivery, default);
        await _billing.WaitForIdleAsync();

        var source = scope.Get<IEnumerable<IDeadLetterSource>>().Single(deadLetterSource => deadLetterSource is WebhookDeadLetters);
        var (letters, total) = await source.ListAsync("", 10);
        (total, letters.Single().Key).ShouldBe((1, "evt_dead"));
        letters.Single().Error.ShouldStartWith("billing.subscription_not_found");
        (await source.ListAsync("unknown", 10)).Total.ShouldBe(0);
        var detail = (await source.FindAsync("evt_dead"))!;
        detail.Texts.Single().Value.ShouldBe("""{"client_secret":"(hidden)"}""");
        (await source.SayAsync("evt_dead")).ShouldNotBeEmpty();

        // The cause is fixed: the object exists now.
        await _billing.QueryAsync(db => db.Set<WebhookRow>().Where(row => row.EventId == "evt_dead")
            .ExecuteUpdateAsync(row => row.SetProperty(webhook => webhook.ObjectId, subscription)));
        (await source.ReplayAsync("evt_dead", "The object is back")).IsProblem.ShouldBeFalse();
        await _billing.WaitForIdleAsync();
        (await source.ListAsync("", 10)).Total.ShouldBe(0);
        (await source.FindAsync("evt_dead")).ShouldBeNull();
        (await _billing.QueryAsync(db => db.Database.SqlQuery<string>(
            $"select reason as \"Value\" from platform.audit_entry where subject = 'webhook/evt_dead'").SingleAsync())).ShouldBe(
            "The object is back");
        (await scope.Get<FindWebhook>().RunAsync("evt_dead", default))!.Fields
            .Single(field => field.Name == "Tenant").Value.ShouldNotBeNull();
    }
}
