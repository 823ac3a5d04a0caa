using FsCheck;
using FsCheck.Fluent;
using Tenantry.RevenueDashboard.Movements;
using Interval = Tenantry.Billing.Contracts.Interval;

namespace Tenantry.RevenueDashboard.Tests.Movements;

/// <summary>For any sequence of changes and replays, the movements add up and have the correct type.</summary>
public sealed class LedgerProperties
{
    private static readonly Gen<Step> Steps =
        from subscription in Gen.Choose(0, 2)
        from cents in Gen.Elements(0, 1000, 2000, 9999)
        from status in Gen.Elements(Enum.GetValues<SubscriptionStatus>())
        from interval in Gen.Elements(Interval.Month, Interval.Year, Interval.Week)
        from later in Gen.Choose(0, 2)
        from replay in Gen.Choose(0, 3)
        select new Step(subscription, cents, status, interval, later, replay);

    [Fact]
    public async Task AnySequence_EndsWithTheSumOfMovements_EqualToCurrentMrr()
    {
        await using var app = await RevenueApp.StartAsync();
        var property = Prop.ForAll(Steps.ListOf().ToArbitrary(), steps => RunAsync(app, [.. steps]).GetAwaiter().GetResult());
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(80), property);
        (await app.FindDiscrepanciesAsync()).ShouldBeEmpty();
    }

    private static async Task<bool> RunAsync(RevenueApp app, Step[] steps)
    {
        var customer = app.Customer();
        SubscriptionSummary[] sold = [TestSubscriptions.Create(customer, 0.Usd()),
            TestSubscriptions.Create(customer, 0.Usd(), product: "women"), TestSubscriptions.Create(customer, 0.Usd(), product: "tools")];
        var sent = new List<(SubscriptionSummary State, DateTimeOffset At, DateTimeOffset Published)>();
        var at = app.Now;
        for (var index = 0; index < steps.Length; index++)
        {
            var step = steps[index];
            at = at.AddMinutes(step.Later);
            sold[step.Subscription] = sold[step.Subscription] with
            {
                Status = step.Status,
                Price = new RecurringPrice(new Money(step.Cents, Currency.Usd), step.Interval),
            };
            sent.Add((sold[step.Subscription], at, app.Now.AddSeconds(index)));
            foreach (var (state, nextDay, published) in sent.TakeLast(step.Replay).Reverse().Prepend(sent[^1]))
            {
                await app.DeliverAsync(state, nextDay, published);
            }
        }

        var rows = await app.LedgerAsync(customer);
        rows.Sum(row => row.Delta).ShouldBe(sold.Sum(MrrState.MrrOf));
        VerifyTypes(rows);
        return true;
    }

    // Verifies the type of every row that is not reversed, from the balances alone.
    private static void VerifyTypes(List<MrrMovement> rows)
    {
        var reversed = rows.Where(row => row.Reverses is not null).SelectMany(row => new[] { row.Id, row.Reverses!.Value }).ToHashSet();
        decimal balance = 0;
        var newMovements = 0;
        foreach (var changes in rows.Where(row => !reversed.Contains(row.Id)).GroupBy(row => row.At).OrderBy(group => group.Key))
        {
            var after = balance + changes.Sum(row => row.Delta);
            after.ShouldBeGreaterThanOrEqualTo(0);
            var type = changes.Select(row => row.Type).Distinct().ShouldHaveSingleItem();
            newMovements += type == MovementType.New ? 1 : 0;
            (balance == 0 && after > 0).ShouldBe(type is MovementType.New or MovementType.Reactivation);
            (balance > 0 && after == 0).ShouldBe(type is MovementType.Churn);
            (balance > after && after > 0).ShouldBe(type is MovementType.Contraction);
            balance = after;
        }

        newMovements.ShouldBeLessThanOrEqualTo(1);
        (newMovements == 1).ShouldBe(rows.Count > 0 && rows.Any(row => !reversed.Contains(row.Id) && row.Type != MovementType.Expansion));
    }

    private sealed record Step(int Subscription, int Cents, SubscriptionStatus Status, Interval Interval, int Later, int Replay);
}
