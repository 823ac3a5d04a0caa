using Tenantry.AdminUi;
using Tenantry.AdminUi.Resources;
using Tenantry.Billing.Pages.Cancellations.Extensions;
using Tenantry.Billing.Pages.Tenants;
using Tenantry.Billing.Tests.Dunning;

namespace Tenantry.Billing.Tests.Operators;

public sealed class OperatorPageTests : IAsyncLifetime
{
    private BillingApp _billing = null!;

    public async ValueTask InitializeAsync() => _billing = await BillingApp.StartAsync();

    public ValueTask DisposeAsync() => _billing.DisposeAsync();

    [Fact]
    public async Task Subscription_OffersTheActionsOfItsState_AndRunsThem()
    {
        await _billing.BuyAsync("academy", "monthly");
        var id = (await _billing.SubscriptionAsync()).Id.ToString();
        (await OfferedAsync(id)).ShouldBe(["extend", "pause", "cancel", "end-now", "end-now-refund"], ignoreOrder: true);

        (await ActAsync(id, "cancel", "asked by phone")).ShouldBeNull();
        (await OfferedAsync(id)).ShouldBe(["extend", "keep", "end-now", "end-now-refund"], ignoreOrder: true);
        (await ActAsync(id, "cancel", "twice")).ShouldBe("adminui.action_not_applicable");
        (await ActAsync(id, "keep")).ShouldBeNull();

        var before = (await _billing.SubscriptionAsync()).PeriodEnd;
        (await ActAsync(id, "extend", "an outage", new SubscriptionActions.Days { Number = 12 })).ShouldBeNull();
        (await _billing.SubscriptionAsync()).PeriodEnd.ShouldBe(before.AddDays(12));

        (await ActAsync(id, "end-now", "fraud")).ShouldBeNull();
        (await OfferedAsync(id)).ShouldBeEmpty();
    }

    [Fact]
    public async Task EveryList_FiltersByTenant_AndProduct_AndNamesTheProduct()
    {
        await _billing.BuyAsync("academy", "monthly");
        foreach (var name in new[] { "subscriptions", "invoices", "payments" })
        {
            (await CountAsync(name, "tenant", _billing.Tenant.ToString())).ShouldBe(1, name);
            (await CountAsync(name, "tenant", _billing.NewTenant().ToString())).ShouldBe(0, name);
            (await CountAsync(name, "product", "academy")).ShouldBe(1, name);
            (await CountAsync(name, "product", "trial")).ShouldBe(0, name);
        }

        (await CountAsync("customers", "tenant", _billing.Tenant.ToString())).ShouldBe(1);
        (await CountAsync("payments", "status", "Paid")).ShouldBe(1);
        (await CountAsync("payments", "status", "Refunded")).ShouldBe(0);
    }

    [Fact]
    public async Task TenantsPage_HasPlan_PaidSum_AndNextInvoice()
    {
        await using var scope = _billing.App.For(null);
        var figures = scope.Get<IEnumerable<ITenantFigures>>().OfType<BillingFigures>().Single();
        (await figures.ReadAsync(_billing.Tenant, default)).Select(figure => (figure.Label, figure.Value))
            .ShouldBe([("Plan", "None"), ("Paid so far", "Nothing yet")]);

        await _billing.BuyAsync("academy", "monthly");
        var subscription = await _billing.SubscriptionAsync();
        var bought = await figures.ReadAsync(_billing.Tenant, default);
        bought.Select(figure => figure.Label).ShouldBe(["Plan", "Paid so far", "Next invoice"]);
        bought[1].Value.ShouldBe("$10.00");
        bought[2].Value.ShouldBe($"{subscription.PeriodEnd:d MMM yyyy}");
    }

    private async Task<IEnumerable<string>> OfferedAsync(string id)
    {
        await using var scope = _billing.App.For(null);
        return (await Find(scope.Get<ResourceCatalog>(), "subscriptions")
            .FindAsync(scope.Get<IServiceProvider>(), id, default))!.Applicable;
    }

    private async Task<string?> ActAsync(string id, string action, string? reason = null, object? input = null)
    {
        await using var scope = _billing.App.For(null);
        var resource = Find(scope.Get<ResourceCatalog>(), "subscriptions");
        var result = await resource.RunAsync(scope.Get<IServiceProvider>(), id, resource.Action(action)!, reason, input, default);
        await _billing.SettleAsync();
        return result.Problem?.Code;
    }

    private async Task<int> CountAsync(string name, string filter, string value)
    {
        await using var scope = _billing.App.For(null);
        var request = ListRequest.All with { Filters = new Dictionary<string, IReadOnlyList<string>> { [filter] = [value] } };
        return await Find(scope.Get<ResourceCatalog>(), name).CountAsync(scope.Get<IServiceProvider>(), request, default);
    }

    private static GeneratedResource Find(ResourceCatalog catalog, string name) => catalog.Find(ResourceShell.Operator, name)!;
}
