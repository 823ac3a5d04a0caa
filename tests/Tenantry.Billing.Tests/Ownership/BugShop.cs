
namespace Tenantry.Billing.Tests.Ownership;

/// <summary>A shop with a product of several plans and a course that is bought once.</summary>
public sealed class BugShop : IAsyncLifetime
{
    internal BillingApp Billing { get; private set; } = default!;

    public async ValueTask InitializeAsync() => Billing = await BillingApp.StartAsync(selling => selling
        .Configure(options => options.SellToVisitors = true)
        .Product("bugs", product => product
            .Plan("pro", plan => plan.Costs(100.Usd()).Monthly().Or(price => price.Costs(1_000.Usd()).Yearly()))
            .Plan("max", plan => plan.Costs(300.Usd()))
            .Plan("seats", plan => plan.Costs(8.Usd()).PerSeat()))
        .Product("course", product => product.Plan("all", plan => plan.Costs(500.Usd()).Once().Grants("lessons"))));

    public ValueTask DisposeAsync() => Billing.DisposeAsync();
}
