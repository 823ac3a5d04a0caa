using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.Billing.Catalog;
using Tenantry.Billing.Catalog.PriceChanges;
using Tenantry.Billing.Checkouts;
using Tenantry.Billing.Contracts.Catalog;
using Tenantry.Billing.Contracts.Prices;
using Tenantry.Billing.Overrides;
using Tenantry.Billing.PlanChanges;
using Tenantry.Billing.PriceMigrations;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.Tests.Quantities;

/// <summary>A quantity belongs to plans that are priced by it, and to no other.</summary>
public sealed class QuantityTests(QuantityTests.Shop shop) : IClassFixture<QuantityTests.Shop>
{
    private static readonly TimeSpan TenDays = TimeSpan.FromDays(10);

    private readonly BillingApp _billing = shop.Billing;
    private readonly TenantId _tenant = shop.Billing.NewTenant();

    [Fact]
    public async Task FromFiveSeatsToAFlatPlan_IsOne_AndCostsTheDifferenceForTheRestOfThePeriod()
    {
        // 5 x $8 = $40 and $100 a month. With two thirds of the month left: $66.67 - $26.67 = $40.00, at any length of the month to the
        // cent.
        var bought = await BuyAsync("seats", 5);
        await _billing.AdvanceAsync((bought.PeriodEnd - bought.PeriodStart) / 3);
        var quote = (await QuoteAsync(new("pro"))).Value!.Quote;

        quote.Quantity.ShouldBe(1);
        quote.DueMinor.ShouldBeInRange(39_98, 40_00);
        (await ApplyAsync(quote.Id)).IsProblem.ShouldBeFalse();
        var now = await SubscriptionAsync();
        (now.Plan, now.Quantity, now.MonthlyMinorUnits).ShouldBe(("pro", 1, 100_00));
        (await ItemAsync(now)).ShouldBe(1);
    }

    [Fact]
    public async Task FromFlatToSeats_StartsWithTheFewestSeats()
    {
        await BuyAsync("pro", 1);
        (await QuoteAsync(new("crew"))).Value!.Quote.Quantity.ShouldBe(3);
        (await QuoteAsync(new("seats"))).Value!.Quote.Quantity.ShouldBe(1);
    }

    [Fact]
    public async Task Seats_StaySeats_InAnotherPlanAndInterval_AndDoNotBecomeStores()
    {
        await BuyAsync("crew", 4);
        (await QuoteAsync(new("seats"))).Value!.Quote.Quantity.ShouldBe(4, "both plans count seats");
        (await QuoteAsync(new("seats", Interval.Year))).Value!.Quote.Quantity.ShouldBe(4);
        (await QuoteAsync(new("stores"))).Value!.Quote.Quantity.ShouldBe(1, "four seats are not four stores");
    }

    [Theory]
    [InlineData("pro", 2)]
    [InlineData("pro", 3)]
    [InlineData("max", 5)]
    public async Task QuantityOfAFlatPlan_IsRefused(string plan, long quantity)
    {
        await BuyAsync("pro", 1);
        var refused = await QuoteAsync(new(plan, null, quantity));
        refused.Problem!.Code.ShouldBe("billing.quantity_not_sold");
        refused.Problem.Field.ShouldBe("quantity");
    }

    [Fact]
    public async Task MonthToYear_OfTheSamePlan_KeepsTheAnchor_AndTheQuantity()
    {
        var bought = await BuyAsync("seats", 3);
        await _billing.AdvanceAsync(TenDays);
        var quote = (await QuoteAsync(new("seats", Interval.Year))).Value!.Quote;

        // Flexible billing mode: 3 x $80 for the rest of the year from the same anchor, less 3 x $8 for the rest of the month.
        var year = bought.PeriodStart.AddYears(1) - bought.PeriodStart;
        var expected = Part(240_00, bought.PeriodStart.AddYears(1) - quote.At, year)
            - Part(24_00, bought.PeriodEnd - quote.At, bought.PeriodEnd - bought.PeriodStart);
        quote.DueMinor.ShouldBe(expected);
        (await ApplyAsync(quote.Id)).IsProblem.ShouldBeFalse();
        var now = await SubscriptionAsync();
        (now.Price.Interval, now.Quantity, now.MonthlyMinorUnits).ShouldBe((Interval.Year, 3, 20_00));
        now.PeriodEnd.ShouldBe(bought.PeriodStart.AddYears(1), TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task GivenFlatPlan_IsChargedOnce_AndTheSeatsComeBackAtItsEnd()
    {
        var bought = await BuyAsync("seats", 5);
        Guid given;
        await using (var scope = _billing.App.For(null))
        {
            var created = await scope.Get<CreateOverride>().RunAsync(new NewOverride(_tenant, OverrideKind.Plan, "A promise")
            {
                Subscription = bought.Id, Target = "max",
            }, default);
            created.IsProblem.ShouldBeFalse(created.Problem?.Message);
            given = created.Value!.Id;
        }

        await _billing.SettleAsync();
        var now = await SubscriptionAsync();
        (now.Plan, now.Quantity, now.MonthlyMinorUnits).ShouldBe(("max", 1, 300_00));
        await using (var scope = _billing.App.For(null))
        {
            (await scope.Get<EndOverride>().RemoveAsync(_tenant, given, "It is over", default)).IsProblem.ShouldBeFalse();
        }

        await _billing.SettleAsync();
        now = await SubscriptionAsync();
        (now.Plan, now.Quantity, now.MonthlyMinorUnits).ShouldBe(("seats", 5, 40_00));
    }

    [Fact]
    public async Task PriceThatBecomesFlat_MovesItsSubscribersWithOneUnit()
    {
        await BuyAsync("move", 5);
        Guid price;
        await using (var scope = _billing.App.For(null))
        {
            var current = await _billing.QueryAsync(db => db.Set<PriceVersion>().Where(row => row.Product == "shop" && row.Plan == "move")
                .Select(row => row.Id).SingleAsync());
            (await scope.Get<ChangePrice>().RunAsync(current, new RecurringPrice(30.Usd(), Interval.Month), "Simpler", default))
                .IsProblem.ShouldBeFalse();
            price = await _billing.QueryAsync(db => db.Set<PriceVersion>().Where(row => row.Plan == "move" && row.Version == 2)
                .Select(row => row.Id).SingleAsync());
            var move = (await scope.Get<FindPriceMoves>().RunAsync(price, default)).ShouldHaveSingleItem();
            (move.PreviousAmount, move.NewAmount, move.MonthlyChangeMinorUnits).ShouldBe((40.Usd(), 30.Usd(), -10_00m));
            await scope.Get<MoveSubscribers>().RunAsync(new MoveOrder(price, "Simpler"), default);
        }

        await _billing.SettleAsync();
        var now = await SubscriptionAsync();
        (now.Quantity, now.MonthlyMinorUnits).ShouldBe((1, 30_00));
    }

    [Theory]
    [InlineData("pro", false, true)]
    [InlineData("seats", true, true)]
    public async Task Page_AsksHowMany_OnlyWhereThePlanIsPricedByIt(string plan, bool asks, bool changes)
    {
        var bought = await BuyAsync(plan, 1);
        using var owner = _billing.App.Browser().SignInAs(_tenant, "owner");
        var billing = await owner.GetStringAsync(new Uri("/space/billing", UriKind.Relative));
        billing.Contains("Change plan", StringComparison.Ordinal).ShouldBe(changes);
        var page = await owner.GetStringAsync(new Uri($"/space/billing/{bought.Id}/change", UriKind.Relative));
        page.Contains("How many", StringComparison.Ordinal).ShouldBe(asks);
        page.ShouldContain("Preview Pro a year", Case.Insensitive);
    }

    [Fact]
    public async Task OnlyPlanWithoutAQuantity_CannotBeChanged()
    {
        await _billing.BuyAsync(new CheckoutRequest("academy", "monthly"), tenant: _tenant);
        using var owner = _billing.App.Browser().SignInAs(_tenant, "owner");
        (await owner.GetStringAsync(new Uri("/space/billing", UriKind.Relative))).ShouldNotContain("Change plan");
    }

    [Fact]
    public void CarriedQuantity_FollowsTheUnit()
    {
        var (seats, stores, flat) = (PriceOf("seats"), PriceOf("stores"), PriceOf("pro"));
        flat.CarryQuantity(seats, 5).ShouldBe(1);
        seats.CarryQuantity(flat, 1).ShouldBe(1);
        seats.CarryQuantity(seats, 5).ShouldBe(5);
        stores.CarryQuantity(seats, 5).ShouldBe(1);
        PriceOf("crew").CarryQuantity(flat, 1).ShouldBe(3, "the fewest that are sold");
    }

    private RecurringPrice PriceOf(string plan) =>
        _billing.App.Services.GetRequiredService<ICatalog>().FindPlan("shop", plan)!.Price;

    private static long Part(long amount, TimeSpan left, TimeSpan whole) =>
        (long)Math.Round((decimal)amount * left.Ticks / whole.Ticks, MidpointRounding.AwayFromZero);

    private async Task<SubscriptionSummary> BuyAsync(string plan, long quantity)
    {
        (await _billing.BuyAsync(new CheckoutRequest("shop", plan) { Quantity = quantity }, tenant: _tenant)).Dispose();
        return await SubscriptionAsync();
    }

    private async Task<SubscriptionSummary> SubscriptionAsync()
    {
        await _billing.SettleAsync();
        return (await _billing.SubscriptionsAsync(_tenant)).Single();
    }

    private async Task<Result<QuoteResult>> QuoteAsync(RequestedPlanChange change)
    {
        var id = (await _billing.SubscriptionsAsync(_tenant)).Single().Id;
        await using var scope = _billing.App.For(_tenant);
        return await scope.Get<QuotePlanChange>().RunAsync(id, change, default);
    }

    private async Task<Result<ChangeApplied>> ApplyAsync(Guid quote)
    {
        await using var scope = _billing.App.For(_tenant);
        return await scope.Get<ApplyPlanChange>().RunAsync(quote, default);
    }

    private async Task<long> ItemAsync(SubscriptionSummary subscription)
    {
        var row = await _billing.QueryAsync(db => db.Set<Subscription>().AsNoTracking().SingleAsync(row => row.Id == subscription.Id));
        var stored = await _billing.SendToStripeAsync(HttpMethod.Get, $"/v1/subscriptions/{row.GatewayId}");
        return stored.GetProperty("items").GetProperty("data")[0].GetProperty("quantity").GetInt64();
    }

    public sealed class Shop : IAsyncLifetime
    {
        internal BillingApp Billing { get; private set; } = default!;

        public async ValueTask InitializeAsync() => Billing = await BillingApp.StartAsync(selling => selling
            .Product("shop", product => product
                .Plan("seats", plan => plan.Costs(8.Usd()).PerSeat().Or(price => price.Costs(80.Usd()).Yearly()))
                .Plan("crew", plan => plan.Costs(7.Usd()).PerSeat(min: 3))
                .Plan("stores", plan => plan.Costs(9.Usd()).PerUnit("store"))
                .Plan("move", plan => plan.Costs(8.Usd()).PerSeat())
                .Plan("pro", plan => plan.Costs(100.Usd()).Or(price => price.Costs(1_000.Usd()).Yearly()))
                .Plan("max", plan => plan.Costs(300.Usd()))));

        public ValueTask DisposeAsync() => Billing.DisposeAsync();
    }
}
