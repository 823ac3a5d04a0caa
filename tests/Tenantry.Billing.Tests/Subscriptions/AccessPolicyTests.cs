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
    public void ActiveSubscription_OutlastsItsPeriod_UntilTheNextOneIsBilled() =>
        Until(Seen(GatewaySubscriptionStatus.Active)).ShouldBe(End + Options.RenewalLeeway);

    [Fact]
    public void CancelledSubscription_EndsToTheSecond() =>
        Until(Seen(GatewaySubscriptionStatus.Active) with { CancelsAtPeriodEnd = true }).ShouldBe(End);

    [Fact]
    public void CancelledTrial_KeepsAccess_UntilTheTrialWouldHaveEnded() =>
        Until(Seen(GatewaySubscriptionStatus.Trialing) with { CancelsAtPeriodEnd = true, TrialEnd = Start.AddDays(7) }).ShouldBe(Start.AddDays(7));

    [Fact]
    public void FailedRenewal_KeepsAccess_ForTheGracePeriodFromTheUnpaidPeriodsStart() =>
        Until(Seen(GatewaySubscriptionStatus.PastDue)).ShouldBe(Start + Options.GracePeriod);

    [Theory]
    [InlineData(GatewaySubscriptionStatus.Incomplete)]
    [InlineData(GatewaySubscriptionStatus.Unpaid)]
    [InlineData(GatewaySubscriptionStatus.Paused)]
    [InlineData(GatewaySubscriptionStatus.Canceled)]
    public void OtherStates_GiveNoAccess_FromNowOn(GatewaySubscriptionStatus status) => Until(Seen(status)).ShouldBeLessThanOrEqualTo(Start.AddDays(3));

    [Fact]
    public void EndInTheFuture_StillEndsAccessNow() =>
        Until(Seen(GatewaySubscriptionStatus.Canceled) with { EndedAt = Start.AddYears(1) }).ShouldBe(Start.AddDays(3));

    [Fact]
    public void EndedAccess_StaysOverAtTheSameInstant_HoweverOftenItIsRead()
    {
        var first = Until(Seen(GatewaySubscriptionStatus.Canceled) with { EndedAt = Start.AddDays(2) });
        var again = new AccessContext(Seen(GatewaySubscriptionStatus.Canceled) with { EndedAt = Start.AddDays(2) }, first, Start.AddDays(30));
        Policy.GetAccess(again).Until.ShouldBe(first);
    }

    private static DateTimeOffset Until(GatewaySubscription seen) => Policy.GetAccess(new AccessContext(seen, End, Start.AddDays(3))).Until;

    private static GatewaySubscription Seen(GatewaySubscriptionStatus status) =>
        new(new("sub_1"), new("cus_1"), status, new("price_1"), 1, Start, Start, End, null, false, null);
}
