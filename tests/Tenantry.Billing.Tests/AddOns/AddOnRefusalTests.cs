using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.Billing.Pages.Provider.Reconciliation;
using Tenantry.Billing.Pages.Subscriptions;
using Tenantry.Billing.Provider.Reconciliation;
using Tenantry.Billing.Subscriptions;
using static Tenantry.Billing.Tests.AddOns.AddOnShop;

namespace Tenantry.Billing.Tests.AddOns;

public sealed class AddOnRefusalTests(AddOnShop shop) : IClassFixture<AddOnShop>
{
    private readonly BillingApp _billing = shop.Billing;
    private readonly TenantId _tenant = shop.Billing.NewTenant();

    [Theory]
    [InlineData("sla", 1, "billing.add_on_not_sold")]
    [InlineData("none", 1, "billing.add_on_not_sold")]
    [InlineData("pro", 1, "billing.add_on_not_sold")]
    [InlineData("calls", 11, "billing.quantity_not_sold")]
    [InlineData("priority", 2, "billing.quantity_not_sold")]
    [InlineData("priority", -1, "billing.quantity_not_sold")]
    [InlineData("priority", 0, "billing.nothing_changes")]
    public async Task UnavailableOrder_IsRefused(string addOn, long number, string code)
    {
        var id = await SubscribeAsync(_billing, _tenant, "basic");
        (await QuoteAsync(_billing, _tenant, id, AddOnChange(addOn, number))).Problem!.Code.ShouldBe(code);
    }

    [Fact]
    public async Task ChangeAtTheProviderWithoutAWebhook_IsDetectedAndRepaired()
    {
        var id = await SubscribeAsync(_billing, _tenant, "basic", "calls");
        var row = await RowAsync(id);
        await _billing.DropWebhooksAsync(1000);
        await _billing.PostToStripeAsync($"/v1/subscription_items/{row.AddOns.Single().ItemId}", ("quantity", "4"));
        await _billing.SettleAsync();
        (await RowAsync(id)).AddOns.Single().Quantity.ShouldBe(1);

        await using var scope = _billing.App.For(_tenant);
        var finding = await Reconciler().CompareAsync(row.GatewayId, default);
        finding!.Differences.ShouldHaveSingleItem().Field.ShouldBe("Add-ons");
        await scope.Get<SyncSubscription>().RunAsync(row.GatewayId, default);
        (await _billing.SubscriptionsAsync(_tenant)).Single().MonthlyMinorUnits.ShouldBe(2_000 + (4 * 900));
        (await Reconciler().CompareAsync(row.GatewayId, default)).ShouldBeNull();
        await _billing.DropWebhooksAsync(0);
    }

    [Fact]
    public async Task ItemAddedAtTheProvider_DoesNotBlockAccess()
    {
        var id = await SubscribeAsync(_billing, _tenant, "basic");
        var row = await RowAsync(id);
        var price = await _billing.PostToStripeAsync(
            "/v1/prices", ("currency", "usd"), ("unit_amount", "700"), ("recurring[interval]", "month"), ("product_data[name]", "By hand"));
        await _billing.PostToStripeAsync("/v1/subscription_items", ("subscription", row.GatewayId),
            ("price", price.GetProperty("id").GetString()!));
        await _billing.SettleAsync();
        await ChangeAsync(_billing, _tenant, id, AddOnChange("priority", 1));
        var now = (await _billing.SubscriptionsAsync(_tenant)).Single();
        now.Status.ShouldBe(SubscriptionStatus.Active);
        now.AddOns.ShouldHaveSingleItem().Key.ShouldBe("priority");
        var providerSubscription = await _billing.SendToStripeAsync(HttpMethod.Get, $"/v1/subscriptions/{row.GatewayId}");
        providerSubscription.GetProperty("items").GetProperty("data").GetArrayLength().ShouldBe(3, "the item that was added by hand stays");
    }

    private SubscriptionReconciler Reconciler() => _billing.App.Services.GetServices<IObjectReconciler>()
        .OfType<SubscriptionReconciler>().Single();

    private Task<Subscription> RowAsync(SubscriptionId id) =>
        _billing.QueryAsync(db => db.Set<Subscription>().AsNoTracking().SingleAsync(subscription => subscription.Id == id));
}
