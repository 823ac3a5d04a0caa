using Tenantry.Billing.Gateways;
using Tenantry.Billing.Pages.Subscriptions;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.Tests.Subscriptions;

public sealed class SubscriptionSnapshotTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 31, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public void EndedSubscription_IsNotRevived_ByALateResponse()
    {
        var subscription = New();
        subscription.Apply(ProviderSubscription(GatewaySubscriptionStatus.Active), Now,
            new AccessPolicy(new BillingOptions())).IsProblem.ShouldBeFalse();
        subscription.Apply(ProviderSubscription(GatewaySubscriptionStatus.Canceled), Now,
            new AccessPolicy(new BillingOptions())).IsProblem.ShouldBeFalse();
        var late = subscription.Apply(ProviderSubscription(GatewaySubscriptionStatus.Active), Now, new AccessPolicy(new BillingOptions()));
        late.Problem!.Code.ShouldBe("billing.illegal_move");
        subscription.Status.ShouldBe(SubscriptionStatus.Canceled);
    }

    [Fact]
    public void SameObjectAgain_ChangesNothing()
    {
        var subscription = New();
        subscription.Apply(ProviderSubscription(GatewaySubscriptionStatus.Active), Now,
            new AccessPolicy(new BillingOptions())).Value.ShouldBeTrue();
        subscription.Apply(ProviderSubscription(GatewaySubscriptionStatus.Active), Now.AddDays(1),
            new AccessPolicy(new BillingOptions())).Value.ShouldBeFalse();
    }

    [Fact]
    public void FirstAccess_BeginsOnce()
    {
        var subscription = New();
        subscription.RecordFirstAccess(Now).ShouldBeFalse();
        subscription.Apply(ProviderSubscription(GatewaySubscriptionStatus.Active), Now, new AccessPolicy(new BillingOptions()));
        subscription.RecordFirstAccess(Now).ShouldBeTrue();
        subscription.RecordFirstAccess(Now.AddDays(1)).ShouldBeFalse();
    }

    private static GatewaySubscription ProviderSubscription(GatewaySubscriptionStatus status) =>
        new(new("sub_1"), new("cus_1"), status, new("price_1"), 1, Now, Now, Now.AddDays(28), null, false, null);

    private static Subscription New() => new()
    {
        Id = SubscriptionId.New(TimeProvider.System),
        GatewayId = "sub_1",
        Product = "academy",
        Plan = "monthly",
        PriceId = Guid.Empty,
        AmountMinor = 1000,
        Currency = Currency.Usd,
        Interval = Interval.Month,
        IntervalCount = 1,
    };
}
