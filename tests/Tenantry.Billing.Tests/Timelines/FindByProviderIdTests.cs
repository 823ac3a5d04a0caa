using Microsoft.EntityFrameworkCore;
using Tenantry.AdminUi;
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
        var subscription = await _billing.QueryAsync(db => db.Set<Subscription>().SingleAsync());
        var payment = await _billing.QueryAsync(db => db.Set<Payment>().SingleAsync());
        var customer = await _billing.QueryAsync(db => db.Set<Customer>().SingleAsync());
        foreach (var (search, resource) in new[]
        {
            (subscription.GatewayId, "subscriptions"), (payment.Reference, "invoices"), (payment.GatewayId, "payments"),
            (customer.GatewayId, "customers"),
            (customer.Email.ToUpperInvariant(), "customers"), (payment.Reference, "payments"),
        })
        {
            var definition = scope.Get<IEnumerable<ResourceDefinition>>().Single(resourceDefinition => resourceDefinition.Name == resource);
            var page = await definition.ListAsync(services, new ResourceQuery(search, "", 1, 5), default);
            page.Rows.ShouldNotBeEmpty($"{resource} does not find {search}");
            var link = definition.FindAsync is null
                ? page.Rows[0].Cells.OfType<ResourceLink>().First()
                : (await definition.FindAsync(services, page.Rows[0].Id, default))!.Fields.Select(field => field.Value)
                .OfType<ResourceLink>().FirstOrDefault();
            link!.Href.ShouldBe($"/admin/tenants/{_billing.Tenant}/timeline", resource);
            (await definition.ListAsync(services, new ResourceQuery("unknown", "", 1, 5), default)).Rows.ShouldBeEmpty(resource);
        }
    }

    [Fact]
    public async Task UnknownIds_FindNothing()
    {
        await using var scope = _billing.App.For(null);
        foreach (var definition in scope.Get<IEnumerable<ResourceDefinition>>()
            .Where(resourceDefinition => resourceDefinition.FindAsync is not null && resourceDefinition.Shell == ResourceShell.Operator))
        {
            (await definition.FindAsync!(scope.Get<IServiceProvider>(), "nothing", default)).ShouldBeNull(definition.Name);
        }
    }
}
