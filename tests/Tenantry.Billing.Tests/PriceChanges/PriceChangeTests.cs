using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Catalog;
using Tenantry.Billing.Catalog.PriceChanges;
using Tenantry.Billing.Checkouts;
using Tenantry.Billing.Pages.Catalog;
using Tenantry.Billing.Pages.Catalog.PriceChanges;
using Tenantry.Billing.Pages.Checkouts;
using Tenantry.Billing.PriceMigrations;

namespace Tenantry.Billing.Tests.PriceChanges;

/// <summary>Tests changes of prices that have subscribers.</summary>
public sealed class PriceChangeTests : IAsyncLifetime
{
    private BillingApp _billing = default!;

    public async ValueTask InitializeAsync() => _billing = await BillingApp.StartAsync(sell => sell
        .Product("seats", product => product.Plan("team", plan => plan.Costs(8.Usd()).PerSeat().Or(price => price.Yearly())))
        .Product("tiers", product => product.Plan("team", plan => plan.Graduated(tiers => tiers.UpTo(10, each: 5m).Beyond(each: 4m)))));

    public ValueTask DisposeAsync() => _billing.DisposeAsync();

    [Fact]
    public async Task Change_AppliesToNewBuyers_AndToSubscribersOnlyAfterAMigration_WhichIsPreviewed()
    {
        await _billing.BuyAsync(new("seats", "team") { Quantity = 3 });
        var previous = await CurrentAsync();
        (await ChangeAsync(previous, 9.50m)).IsProblem.ShouldBeFalse();
        await Eventually.HoldsAsync(async () => await CostAsync() == 9.50m.Usd(), "new buyers pay the new price");
        (await _billing.SubscriptionsAsync())[0].Price.Amount.ShouldBe(8.Usd());
        await _billing.AdvanceAsync(TimeSpan.FromDays(32));
        _billing.Recorder.Of<PaymentReceived>()[^1].Amount.ShouldBe(24.Usd());

        var current = await CurrentAsync();
        await using var scope = _billing.App.For(_billing.Tenant);
        var migration = (await scope.Get<FindPriceMoves>().RunAsync(current, default)).ShouldHaveSingleItem();
        (migration.Tenant, migration.PreviousAmount, migration.NewAmount,
            migration.MonthlyChangeMinorUnits).ShouldBe((_billing.Tenant, 24.Usd(), 28.50m.Usd(), 450m));
        var payments = _billing.Recorder.Of<PaymentReceived>().Count;
        await scope.Get<MoveSubscribers>().RunAsync(new MoveOrder(current, "Announced in March"), default);
        await _billing.SettleAsync();
        _billing.Recorder.Of<PaymentReceived>().Count.ShouldBe(payments, "nothing is charged immediately");
        (await _billing.SubscriptionsAsync())[0].Price.Amount.ShouldBe(9.50m.Usd());
        (await scope.Get<FindPriceMoves>().RunAsync(current, default)).ShouldBeEmpty();
        await _billing.AdvanceAsync(TimeSpan.FromDays(31));
        _billing.Recorder.Of<PaymentReceived>()[^1].Amount.ShouldBe(28.50m.Usd());
    }

    [Fact]
    public async Task InvalidChange_IsRefused()
    {
        var previous = await CurrentAsync();
        (await ChangeAsync(previous, 8m)).Problem!.Code.ShouldBe("billing.nothing_changes");
        (await ChangeAsync(previous, 8.005m)).Problem!.Code.ShouldBe("billing.price_invalid");
        (await ChangeAsync(previous, -1m)).Problem!.Code.ShouldBe("billing.price_invalid");
        (await ChangeAsync(Guid.Empty, 8m)).Problem!.Code.ShouldBe("billing.plan_not_found");
        (await ChangeAsync(await CurrentAsync("tiers"), 9m)).Problem!.Code.ShouldBe("billing.price_has_tiers");
        (await ChangeAsync(previous, 10m)).IsProblem.ShouldBeFalse();
        (await ChangeAsync(previous, 11m)).Problem!.Code.ShouldBe("billing.price_stale");
    }

    [Theory]
    [InlineData(nameof(PriceModel.Graduated), "10: 5.00\n100: 4.00 + 20\nbeyond: 3.125", 12, "78.00")]
    [InlineData(nameof(PriceModel.Volume), "10: 5\nBeyond: 4 + 1", 12, "49.00")]
    [InlineData(nameof(PriceModel.Unit), null, 3, "22.50")]
    public async Task Tiers_AreEnteredAsLines_AndCharged(string kind, string? tiers, long quantity, string total)
    {
        var form = new PriceInput { Kind = Enum.Parse<PriceModel>(kind), Amount = 7.5m, Unit = "seat", Tiers = tiers };
        var previous = await CurrentAsync();
        await using var scope = _billing.App.For(_billing.Tenant);
        var slot = new PriceKey(Currency.Usd, Interval.Month, 1);
        (await scope.Get<ChangePrice>().RunAsync(previous, form.Describe(slot), "Tiers sell better", default)).IsProblem.ShouldBeFalse();
        PriceInput.Of(form.Describe(slot)).Describe(slot).ShouldBe(form.Describe(slot), "the displayed form can be saved unchanged");
        await _billing.BuyAsync(new("seats", "team") { Quantity = quantity });
        _billing.Recorder.Of<PaymentReceived>()[^1].Amount
            .ShouldBe(decimal.Parse(total, System.Globalization.CultureInfo.InvariantCulture).Usd());
    }

    [Fact]
    public async Task MinimumCapAndPackages_RoundTrip_AndInvalidPricesAreRefused()
    {
        var slot = new PriceKey(Currency.Usd, Interval.Year, 1);
        var limits = new PriceInput { Kind = PriceModel.Unit, Amount = 8, Unit = "seat", MinQuantity = 2, MaxQuantity = 50, Minimum = 20,
            Cap = 100 }
            .Describe(slot);
        (limits.For(2), limits.For(40), limits.Interval).ShouldBe((20.Usd(), 100.Usd(), Interval.Year));
        PriceInput.Of(limits).Describe(slot).ShouldBe(limits);
        var packages = new PriceInput { Kind = PriceModel.Package, Amount = 10, Unit = "call", PackageSize = 1000 }.Describe(slot);
        packages.For(1001).ShouldBe(20.Usd());
        PriceInput.Of(packages).Describe(slot).ShouldBe(packages);
        PriceInput.Of(10.Usd() is var flat ? new RecurringPrice(flat, Interval.Year) : null!).Describe(slot)
            .ShouldBe(new RecurringPrice(10.Usd(), Interval.Year));
        foreach (var invalid in new[] { "10 5", "beyond: 3\n10: 5", "10: 5", "", "x: 5" })
        {
            Should.Throw<Exception>(() => new PriceInput { Kind = PriceModel.Graduated, Tiers = invalid }.Describe(slot))
                .ShouldSatisfyAllConditions(error => (error is ArgumentException or FormatException).ShouldBeTrue(invalid));
        }

        Should.Throw<ArgumentException>(() => new PriceInput { Amount = 8, Cap = 9 }.Describe(slot));
        Should.Throw<FormatException>(() => new PriceInput { Amount = 8.005m }.Describe(slot));
        (await ChangeAsync(await CurrentAsync(), 8m)).Problem!.Code.ShouldBe("billing.nothing_changes");
    }

    private async Task<Result> ChangeAsync(Guid price, decimal units)
    {
        await using var scope = _billing.App.For(_billing.Tenant);
        return await scope.Get<ChangePrice>().RunAsync(price, units, "Costs rose", default);
    }

    private Task<Guid> CurrentAsync(string product = "seats") => _billing.QueryAsync(db => db.Set<PriceVersion>()
        .Where(row => row.Product == product && row.Interval == Interval.Month).OrderByDescending(row => row.Version)
        .Select(row => row.Id).FirstAsync());

    private async Task<Money> CostAsync()
    {
        await using var scope = _billing.App.For(_billing.NewTenant());
        return (await scope.Get<BuildCart>().RunAsync(new("seats", "team"), default)).Value!.Total;
    }
}
