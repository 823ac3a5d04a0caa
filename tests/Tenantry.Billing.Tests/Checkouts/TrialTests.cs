using Tenantry.Billing.Checkouts;
using Tenantry.Billing.Pages.Checkouts;
using Tenantry.Billing.Tests.Reconciliation;

namespace Tenantry.Billing.Tests.Checkouts;

public sealed class TrialTests : IAsyncLifetime
{
    private BillingApp _billing = default!;

    public async ValueTask InitializeAsync() => _billing = await BillingApp.StartAsync(sell => sell
        .Product("easy", product => product.Plan("monthly", plan => plan.Costs(20.Usd()).Trial(days: 14, withCard: false))
            .Plan("big", plan => plan.Costs(40.Usd()).Trial(days: 14)))
        .Product("gratis", product => product.Plan("free", plan => plan.Costs(0.Usd()).Grants("basics"))
            .Plan("pro", plan => plan.Costs(19.Usd()))));

    public ValueTask DisposeAsync() => _billing.DisposeAsync();

    [Fact]
    public async Task TrialWithoutACard_EndsWithTheTrial_AndIsNotGrantedAgain_EvenOnAnotherPlan()
    {
        await _billing.BuyAsync("easy", "monthly", card: "");
        (await _billing.SubscriptionsAsync())[0].Status.ShouldBe(SubscriptionStatus.Trialing);
        await _billing.AdvanceAsync(TimeSpan.FromDays(15));
        (await _billing.SubscriptionsAsync())[0].Status.ShouldBe(SubscriptionStatus.Canceled);
        await using var scope = _billing.App.For(_billing.Tenant);
        var again = (await scope.Get<BuildCart>().RunAsync(new("easy", "big"), default)).Value!;
        (again.TrialDays, again.DueToday).ShouldBe((0, 40.Usd()));
        var otherTenant = _billing.NewTenant();
        _billing.Owners[otherTenant] = "stranger@example.com";
        await using var other = _billing.App.For(otherTenant);
        (await other.Get<BuildCart>().RunAsync(new("easy", "big"), default)).Value!.TrialDays.ShouldBe(14);
    }

    [Fact]
    public async Task FreePlan_RequiresNoCard_AndGrantsAccess()
    {
        await using (var scope = _billing.App.For(_billing.Tenant))
        {
            var address = (await scope.Get<StartCheckout>().RunAsync("gratis", "free", default)).Value!;
            address.ShouldStartWith("/checkout/return?attempt=", customMessage: "a free order skips the payment page");
            (await scope.Get<CheckoutProgress>().FindAsync(new Guid(address[^36..]), default))!.HasAccess.ShouldBeTrue();
        }

        await _billing.SettleAsync();
        await _billing.CompareAsync();
        (await _billing.ListDiscrepanciesAsync()).ShouldBeEmpty("the subscription exists here and at the provider");
        var free = (await _billing.SubscriptionsAsync())[0];
        (free.Status, free.Price.IsFree).ShouldBe((SubscriptionStatus.Active, true));
        free.AccessUntil.ShouldBeGreaterThan(_billing.Stripe.Clock.GetUtcNow());
    }
}
