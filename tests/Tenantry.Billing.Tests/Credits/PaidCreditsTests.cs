using FsCheck;
using FsCheck.Fluent;
using Tenantry.Billing.Contracts.Catalog;
using Tenantry.Billing.Contracts.Credits;
using Tenantry.Billing.Credits.Grants;
using Tenantry.Billing.Credits.Payments;
using Interval = Tenantry.Billing.Contracts.Interval;

namespace Tenantry.Billing.Tests.Credits;

public sealed class PaidCreditsTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 31, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void NewPeriod_GrantsTheWholeAllowance() => PaidCredits.GrantedAmount(Period(200, 0, 30), []).ShouldBe(200);

    [Fact]
    public void UpgradeWithinThePeriod_GrantsTheDifference_ProratedForTheRemainingTime() =>
    PaidCredits.GrantedAmount(Period(500, 15, 30), [(Start, 200)]).ShouldBe(150);

    [Fact]
    public void DowngradeFollowedByUpgrade_GrantsNothing() =>
    PaidCredits.GrantedAmount(Period(500, 20, 30), [(Start, 200), (Start.AddDays(10), 500)]).ShouldBe(0);

    [Fact]
    public void AnySequenceOfChanges_NeverGrantsMoreThanTheHighestAllowance() => Prop.ForAll(
        ArbMap.Default.ArbFor<(byte, byte)[]>(),
        steps =>
        {
            var previous = new List<(DateTimeOffset Start, long Allowance)>();
            var granted = 0L;
            foreach (var (day, allowance) in steps.OrderBy(step => step.Item1).Select(step => (step.Item1 % 30, (long)step.Item2)))
            {
                var due = PaidCredits.GrantedAmount(Period(allowance, day, 30), previous);
                due.ShouldBeGreaterThanOrEqualTo(0);
                granted += due;
                previous.Add((Start.AddDays(day), allowance));
            }

            granted.ShouldBeLessThanOrEqualTo(previous.Count == 0 ? 0 : previous.Max(period => period.Allowance));
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(200, 0, 9700, 0)]
    [InlineData(200, 4850, 9700, 100)]
    [InlineData(200, 9700, 9700, 200)]
    [InlineData(200, 99_999, 9700, 200)]
    [InlineData(200, 1, 9700, 0)]
    [InlineData(200, 100, 0, 0)]
    public void Refund_RevokesItsShareOfTheCredits(long granted, long refunded, long paid, long expected) =>
    PaidCredits.RevokedAmount(granted, refunded, paid).ShouldBe(expected);

    [Theory]
    [InlineData("2026-01-31", "2026-02-28", 1, "2026-02-28")]
    [InlineData("2026-01-31", "2026-02-28", 2, "2026-03-31")]
    [InlineData("2026-02-28", "2026-03-31", 3, "2026-05-31")]
    [InlineData("2026-12-15", "2027-01-15", 2, "2027-02-15")]
    [InlineData("2026-12-11", "2027-01-01", 1, "2027-01-01")]
    [InlineData("2026-12-11", "2027-01-01", 2, "2027-02-01")]
    public void Credits_LastForTheirNumberOfPeriods_ByTheAnchorOfThe31st(string start, string end, int periods, string expected) =>
        new PlanCredits(10) { Validity = CreditValidity.Periods(periods) }
            .ExpiresAt(new RecurringPrice(10.Usd(), Interval.Month), Day(start), Day(start), Day(end))
            .ShouldBe(Day(expected));

    [Fact]
    public void CreditsOfAOneOffPurchase_DoNotExpire_UnlessDaysAreSet()
    {
        var once = new RecurringPrice(29.Usd(), Interval.Once);
        new PlanCredits(100).ExpiresAt(once, Start, null, null).ShouldBeNull();
        new PlanCredits(100) { Validity = CreditValidity.Days(90) }.ExpiresAt(once, Start, null, null).ShouldBe(Start.AddDays(90));
    }

    private static CreditPeriod Period(long allowance, int from, int to) =>
        new(new SubscriptionId(Guid.Empty), Start.AddDays(from), Start.AddDays(to), allowance);

    private static DateTimeOffset Day(string day) =>
        DateTimeOffset.Parse(day, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal);
}
