using Microsoft.EntityFrameworkCore;
using Tenantry.AdminUi;
using Tenantry.AdminUi.Resources;
using Tenantry.Billing.Customers;
using Tenantry.Billing.Pages.Customers;
using Tenantry.Billing.Pages.Payments;
using Tenantry.Billing.Pages.Subscriptions;
using Tenantry.Billing.Payments;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.Tests.Timelines;

public sealed class FindByProviderIdTests : IAsyncLifetime
{
    private BillingApp _billing = null!;

    public async ValueTask InitializeAsync() => _billing = await BillingApp.StartAsync();

    public ValueTask DisposeAsync() => _billing.DisposeAsync();

    [Fact]
    public async Task EveryProviderId_AndTheBuyersEmail_FindTheTenant()
    {
        await _billing.BuyAsync("academy", "monthly");
        await using var scope = _billing.App.For(null);
        var services = scope.Get<IServiceProvider>();
        var catalog = scope.Get<ResourceCatalog>();
        var subscription = await _billing.QueryAsync(db => db.Set<Subscription>().SingleAsync());
        var payment = await _billing.QueryAsync(db => db.Set<Payment>().SingleAsync());
        var customer = await _billing.QueryAsync(db => db.Set<Customer>().SingleAsync());
        foreach (var (search, resource) in new[]
        {
            (subscription.GatewayId, "subscriptions"), (payment.Reference, "invoices"), (payment.GatewayId, "payments"),
            (customer.GatewayId, "customers"),
            (customer.Email.ToUpperInvariant(), "customers"), (subscription.GatewayId, "webhooks"), (payment.Reference, "payments"),
        })
        {
            var found = catalog.Find(ResourceShell.Operator, resource)!;
            var page = await found.ListAsync(services, ListRequest.All with { Search = search }, default);
            page.Rows.ShouldNotBeEmpty($"{resource} does not find {search}");
            var values = found.HasDetail
                ? (await found.FindAsync(services, page.Rows[0].Id, default))!.Detail.Fields.Select(field => field.Value)
                : page.Rows[0].Cells;
            values.OfType<ResourceLink>().ShouldContain(
                link => link.Href.StartsWith($"/admin/tenants/{_billing.Tenant}", StringComparison.Ordinal), resource);
            (await found.ListAsync(services, ListRequest.All with { Search = "nothing like it" }, default)).Rows.ShouldBeEmpty(resource);
        }
    }

    [Fact]
    public async Task UnknownIds_FindNothing()
    {
        await using var scope = _billing.App.For(null);
        var catalog = scope.Get<ResourceCatalog>();
        foreach (var resource in catalog.Of(ResourceShell.Operator).Where(resource => resource.HasDetail))
        {
            (await resource.FindAsync(scope.Get<IServiceProvider>(), "nothing", default)).ShouldBeNull(resource.Name);
        }
    }
}
