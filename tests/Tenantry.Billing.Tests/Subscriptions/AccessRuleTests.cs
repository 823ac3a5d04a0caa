using Tenantry.Billing.Gateways;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.Tests.Subscriptions;

public sealed class AccessRuleTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 31, 10, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset End = new(2026, 2, 28, 10, 0, 0, TimeSpan.Zero);
    private static readonly BillingOptions Options = new();

    [Fact]
    public void ActiveSubscription_OutlastsItsPeriod_UntilTheNextOneIsBilled() =>
        Until(Seen(SubscriptionStatus.Active)).ShouldBe(End + Options.RenewalLeeway);

    [Fact]
    public void CancelledSubscription_EndsToTheSecond() =>
        Until(Seen(SubscriptionStatus.Active) with { CancelsAtPeriodEnd = true }).ShouldBe(End);

    [Fact]
    public void CancelledTrial_KeepsAccess_UntilTheTrialWouldHaveEnded() =>
        Until(Seen(SubscriptionStatus.Trialing) with { CancelsAtPeriodEnd = true, TrialEnd = Start.AddDays(7) }).ShouldBe(Start.AddDays(7));

    [Fact]
    public void FailedRenewal_KeepsAccess_ForTheGracePeriodFromTheUnpaidPeriodsStart() =>
        Until(Seen(SubscriptionStatus.PastDue)).ShouldBe(Start + Options.GracePeriod);

    [Theory]
    [InlineData(SubscriptionStatus.Incomplete)]
    [InlineData(SubscriptionStatus.Unpaid)]
    [InlineData(SubscriptionStatus.Paused)]
    [InlineData(SubscriptionStatus.Canceled)]
    public void OtherStates_GiveNoAccess_FromNowOn(SubscriptionStatus status) => Until(Seen(status)).ShouldBeLessThanOrEqualTo(Start.AddDays(3));

    [Fact]
    public void EndInTheFuture_StillEndsAccessNow() =>
        Until(Seen(SubscriptionStatus.Canceled) with { EndedAt = Start.AddYears(1) }).ShouldBe(Start.AddDays(3));

    [Fact]
    public void EndedAccess_StaysOverAtTheSameInstant_HoweverOftenItIsRead()
    {
        var first = Until(Seen(SubscriptionStatus.Canceled) with { EndedAt = Start.AddDays(2) });
        var again = AccessRule.Until(Seen(SubscriptionStatus.Canceled) with { EndedAt = Start.AddDays(2) }, first, Start.AddDays(30), Options);
        again.ShouldBe(first);
    }

    private static DateTimeOffset Until(GatewaySubscription seen) => AccessRule.Until(seen, End, Start.AddDays(3), Options);

    private static GatewaySubscription Seen(SubscriptionStatus status) =>
        new("sub_1", "cus_1", status, "price_1", 1, Start, Start, End, null, false, null);
}
