using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Tenantry.Billing.Checkouts;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Pages.Checkouts;
using Tenantry.Billing.Pages.Provider.Webhooks;
using Tenantry.Billing.Provider.Webhooks;

namespace Tenantry.Billing.Tests.Webhooks;

/// <summary>Tests webhooks that arrive at the same time: they share commits and nothing else.</summary>
public sealed class ManyWebhooksTests(BillingFixture fixture) : IClassFixture<BillingFixture>
{
    private readonly BillingApp _billing = fixture.Billing;

    [Fact]
    public async Task ConcurrentDeliveries_AreStoredOnceEach_AndExactlyOneIsNew()
    {
        var stored = await Task.WhenAll(Enumerable.Range(0, 300).Select(number => StoreAsync($"evt_many{number % 100}", "cus_many", "{}")));
        stored.Count(isNew => isNew).ShouldBe(100);
        (await CountAsync("evt_many")).ShouldBe(100);
    }

    [Fact]
    public async Task EventThatCannotBeStored_DoesNotBlockTheOthers()
    {
        var stored = Enumerable.Range(0, 50)
            .Select(number => StoreAsync($"evt_beside{number}", "cus_beside", number == 20 ? "no json" : "{}")).ToArray();
        await Should.ThrowAsync<PostgresException>(stored[20]);
        await Task.WhenAll(stored.Where((_, number) => number != 20));
        (await CountAsync("evt_beside")).ShouldBe(49);
    }

    [Fact]
    public async Task SeveralWebhooksAboutOneObject_AreAllProcessed_AndOneOfAnUnknownCustomerIsNot()
    {
        await _billing.BuyAsync(new CheckoutRequest("academy", "monthly"), tenant: _billing.NewTenant());
        var subscription = await _billing.QueryAsync(db => db.Set<WebhookRow>().Where(row => row.Object == GatewayObject.Subscription)
            .Select(row => row.ObjectId).FirstAsync());
        await Task.WhenAll(Enumerable.Range(0, 40).Select(number =>
            StoreAsync($"evt_same{number}", number == 7 ? "sub_unknown" : subscription, "{}", GatewayObject.Subscription)));
        await _billing.WaitForIdleAsync();
        var ends = await _billing.QueryAsync(db => db.Set<WebhookRow>().Where(row => row.EventId.StartsWith("evt_same"))
            .Select(row => new { row.EventId, row.Status, row.HandledAt, row.Payload }).ToListAsync());
        ends.Count(end => end.Status == WebhookStatus.Processed).ShouldBe(39);
        ends.Single(end => end.EventId == "evt_same7").Status.ShouldBe(WebhookStatus.Failed);
        ends.ShouldAllBe(end => end.HandledAt != null && end.Payload == "{}");
    }

    private Task<bool> StoreAsync(string id, string about, string body, GatewayObject kind = GatewayObject.Customer) =>
        _billing.App.Services.GetRequiredService<StoreWebhook>().RunAsync(
            new GatewayEvent(id, "test.happened", kind, about, _billing.Stripe.Clock.GetUtcNow()), body, WebhookSource.Delivery, default);

    private Task<int> CountAsync(string prefix) =>
        _billing.QueryAsync(db => db.Set<WebhookRow>().CountAsync(row => row.EventId.StartsWith(prefix)));
}
