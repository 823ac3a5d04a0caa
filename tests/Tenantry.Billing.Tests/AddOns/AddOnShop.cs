using Tenantry.Billing.Checkouts;
using Tenantry.Billing.Pages.Checkouts;
using Tenantry.Billing.Pages.PlanChanges;
using Tenantry.Billing.PlanChanges;

namespace Tenantry.Billing.Tests.AddOns;

/// <summary>Defines a product with add-ons.</summary>
public sealed class AddOnShop : IAsyncLifetime
{
    internal BillingApp Billing { get; private set; } = default!;

    public async ValueTask InitializeAsync() => Billing = await StartAsync();

    public ValueTask DisposeAsync() => Billing.DisposeAsync();

    internal static Task<BillingApp> StartAsync() => BillingApp.StartAsync(sell => sell
        .Product("desk", product => product
            .Plan("basic", plan => plan.Costs(20.Usd()).Limits("calls", 100).Credits(10).Or(price => price.Yearly().Costs(200.Usd())))
            .Plan("pro", plan => plan.Costs(50.Usd()).Limits("calls", 1000).Grants("export").Credits(100)
                .Or(price => price.Yearly().Costs(500.Usd())))
            .AddOn("priority", addOn => addOn.Named("Priority support").Costs(5.Usd()).Grants("priority")
                .Or(price => price.Yearly().Costs(50.Usd())))
            .AddOn("calls", addOn => addOn.Named("More calls").Costs(9.Usd()).PerUnit("pack", max: 10).Limits("calls", 500).Credits(20))
            .AddOn("sla", addOn => addOn.Named("Promised hours").Costs(30.Usd()).Grants("sla"), fits: "pro")));

    internal static async Task<SubscriptionId> SubscribeAsync(BillingApp billing, TenantId tenant, string plan, params string[] addOns)
    {
        await billing.BuyAsync(new CheckoutRequest("desk", plan) { AddOns = addOns }, tenant: tenant);
        return (await billing.SubscriptionsAsync(tenant)).Single().Id;
    }

    internal static RequestedPlanChange AddOnChange(string addOn, long number) => new()
        { AddOns = new Dictionary<string, long> { [addOn] = number } };

    internal static async Task<Result<QuoteResult>> QuoteAsync(
        BillingApp billing, TenantId tenant, SubscriptionId id, RequestedPlanChange change)
    {
        await using var scope = billing.App.For(tenant);
        return await scope.Get<QuotePlanChange>().RunAsync(id, change, default);
    }

    internal static async Task<Result<ChangeApplied>> ApplyAsync(BillingApp billing, TenantId tenant, Guid quote)
    {
        await using var scope = billing.App.For(tenant);
        return await scope.Get<ApplyPlanChange>().RunAsync(quote, default);
    }

    /// <summary>Quotes and applies a change, and waits for its webhooks.</summary>
    internal static async Task<PlanQuote> ChangeAsync(BillingApp billing, TenantId tenant, SubscriptionId id, RequestedPlanChange change)
    {
        var quoted = await QuoteAsync(billing, tenant, id, change);
        quoted.IsProblem.ShouldBeFalse(quoted.Problem?.Message);
        var applied = await ApplyAsync(billing, tenant, quoted.Value!.Quote.Id);
        applied.IsProblem.ShouldBeFalse(applied.Problem?.Message);
        await billing.SettleAsync();
        return quoted.Value.Quote;
    }
}
