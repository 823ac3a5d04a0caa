using FsCheck;
using FsCheck.Fluent;
using Tenantry.Billing.Contracts.Credits;
using Tenantry.Billing.Invoicing.Documents;
using Tenantry.Billing.Pages.Invoicing.Documents;
using Interval = Tenantry.Billing.Contracts.Interval;

namespace Tenantry.Billing.Tests.Proofs;

/// <summary>Verifies months of different lengths, leap years, and days with 23 or 25 hours.</summary>
public sealed class CalendarTests
{
    private static readonly DateTimeOffset First = new(2023, 1, 1, 0, 0, 0, TimeSpan.Zero);

    // Both hemispheres, offsets of half and three quarters of an hour, a change of half an hour, the first and the last zone to begin a
    // day, and UTC.
    private static readonly string[] Zones =
    [
        "UTC", "Europe/Berlin", "Europe/London", "America/New_York", "America/St_Johns", "America/Santiago", "Africa/Cairo", "Asia/Kolkata",
        "Asia/Kathmandu", "Australia/Lord_Howe",
        "Pacific/Kiritimati", "Pacific/Pago_Pago",
    ];

    [Fact]
    public void CreditsOfSeveralMonths_ExpireAtTheBillingAnchor_RegardlessOfTheMonthOfPayment() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(5_000),
        Prop.ForAll(
            (from day in Gen.Frequency((1, Gen.Choose(0, 2_500)), (3, EndOfMonth)) from second in Gen.Choose(0, 86_399)
                from paid in Gen.Choose(0, 40) from periods in Gen.Choose(1, 30)
             select (Anchor: First.AddDays(day).AddSeconds(second), Paid: paid, Periods: periods)).ToArbitrary(),
            sample => new PlanCredits(10) { Validity = CreditValidity.Periods(sample.Periods) }
                .ExpiresAt(new RecurringPrice(10.Usd(), Interval.Month), sample.Anchor, sample.Anchor.AddMonths(sample.Paid),
                    sample.Anchor.AddMonths(sample.Paid + 1))
                .ShouldBe(sample.Anchor.AddMonths(sample.Paid + sample.Periods))));

    [Theory]
    [MemberData(nameof(AllZones))]
    public void EveryHour_BelongsToOneDay_AndDaysFollowOneAnother(string zone)
    {
        var (before, halfHours, lengths) = (DocumentText.Day(First, zone), 0, new List<int>());
        for (var at = First; at.Year < 2029; at = at.AddMinutes(30))
        {
            var day = DocumentText.Day(at, zone);
            if (day != before)
            {
                day.ShouldBe(before.AddDays(1), $"{at:O}");
                lengths.Add(halfHours);
                (before, halfHours) = (day, 0);
            }

            halfHours++;
        }

        // A day has 48 half hours, fewer or more when clocks change. The first day is skipped because it can be incomplete.
        lengths.Skip(1).Distinct().ShouldBeSubsetOf([46, 47, 48, 49, 50]);
    }

    [Theory]
    [InlineData("Europe/Berlin", "2026-12-31T23:30:00Z", "2027-01-01")]
    [InlineData("America/New_York", "2027-01-01T04:59:59Z", "2026-12-31")]
    [InlineData("Europe/Berlin", "2026-03-28T23:00:00Z", "2026-03-29")]
    [InlineData("Europe/Berlin", "2026-03-29T21:59:59Z", "2026-03-29")]
    [InlineData("Europe/Berlin", "2026-10-25T22:59:59Z", "2026-10-25")]
    [InlineData("America/New_York", "2026-11-02T04:59:59Z", "2026-11-01")]
    [InlineData("Asia/Kathmandu", "2028-02-28T18:15:00Z", "2028-02-29")]
    [InlineData("Pacific/Kiritimati", "2026-12-31T10:00:00Z", "2027-01-01")]
    public void Document_HasTheDateOfTheSellersTimeZone(string zone, string at, string day) =>
        DocumentText.Day(DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture), zone)
        .ShouldBe(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public void Money_CutByAnySplitOfAPeriod_AddsUpToThePrice() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(5_000),
        Prop.ForAll(
            (from currency in Gen.Elements("USD", "JPY", "KWD", "EUR", "KRW", "BHD") from minor in Gen.Choose(0, 10_000_000)
                from cuts in Gen.Choose(1, 2_678_399).ListOf()
             select (Price: new Money(minor, Currency.Of(currency)), Cuts: cuts)).ToArbitrary(),
            split =>
            {
                long[] edges = [0, .. split.Cuts.Order().Distinct().Select(cut => (long)cut), 2_678_400];
                var parts = split.Price.Allocate([.. edges.Zip(edges.Skip(1), (from, to) => to - from)]);
                parts.Aggregate(Money.Zero(split.Price.Currency), (sum, part) => sum + part).ShouldBe(split.Price);
            }));

    public static TheoryData<string> AllZones() => [.. Zones];

    private static Gen<int> EndOfMonth => from month in Gen.Choose(0, 80) from back in Gen.Choose(1, 3)
        select (int)(First.AddMonths(month + 1) - First).TotalDays - back;
}
