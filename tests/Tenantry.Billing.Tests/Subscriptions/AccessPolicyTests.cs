using Tenantry.Billing.Gateways;
using Tenantry.Billing.Pages.Subscriptions;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.Tests.Subscriptions;

public sealed class AccessPolicyTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 31, 10, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset End = new(2026, 2, 28, 10, 0, 0, TimeSpan.Zero);
    private static readonly BillingOptions Options = new();
    private static readonly AccessPolicy Policy = new(Options);

    [Fact]
    public void ActiveSubscription_KeepsAccess_UntilTheNextPeriodIsBilled() =>
        Until(Create(GatewaySubscriptionStatus.Active)).ShouldBe(End + Options.RenewalLeeway);

    [Fact]
    public void CanceledSubscription_EndsToTheSecond() =>
        Until(Create(GatewaySubscriptionStatus.Active) with { CancelsAtPeriodEnd = true }).ShouldBe(End);

    [Fact]
    public void CanceledTrial_KeepsAccess_UntilTheEndOfTheTrial() =>
        Until(Create(GatewaySubscriptionStatus.Trialing) with { CancelsAtPeriodEnd = true, TrialEnd = Start.AddDays(7) })
        .ShouldBe(Start.AddDays(7));

    [Fact]
    public void FailedRenewal_KeepsAccess_ForTheGracePeriodFromTheUnpaidPeriodsStart() =>
        Until(Create(GatewaySubscriptionStatus.PastDue)).ShouldBe(Start + Options.GracePeriod);

    [Theory]
    [InlineData(GatewaySubscriptionStatus.Incomplete)]
    [InlineData(GatewaySubscriptionStatus.Unpaid)]
    [InlineData(GatewaySubscriptionStatus.Paused)]
    [InlineData(GatewaySubscriptionStatus.Canceled)]
    public void OtherStatuses_GiveNoAccess(GatewaySubscriptionStatus status) =>
    Until(Create(status)).ShouldBeLessThanOrEqualTo(Start.AddDays(3));

    [Fact]
    public void EndInTheFuture_StillEndsAccessNow() =>
        Until(Create(GatewaySubscriptionStatus.Canceled) with { EndedAt = Start.AddYears(1) }).ShouldBe(Start.AddDays(3));

    [Fact]
    public void EndOfAccess_DoesNotMove_OnRepeatedReads()
    {
        var first = Until(Create(GatewaySubscriptionStatus.Canceled) with { EndedAt = Start.AddDays(2) });
        var again = new AccessContext(Create(GatewaySubscriptionStatus.Canceled) with { EndedAt = Start.AddDays(2) }, first,
            Start.AddDays(30));
        Policy.GetAccess(again).Until.ShouldBe(first);
    }

    private static DateTimeOffset Until(GatewaySubscription providerSubscription) =>
        Policy.GetAccess(new AccessContext(providerSubscription, End, Start.AddDays(3))).Until;

    private static GatewaySubscription Create(GatewaySubscriptionStatus status) =>
        new(new("sub_1"), new("cus_1"), status, new("price_1"), 1, Start, Start, End, null, false, null);
}
