using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.Billing.Catalog;
using Tenantry.Billing.Catalog.PlanEditing;
using Tenantry.Billing.Checkouts;
using Tenantry.Billing.Contracts.Catalog;
using Tenantry.Billing.Contracts.Credits;
using Tenantry.Billing.Pages.Catalog;
using Tenantry.Billing.Pages.Catalog.PlanEditing;
using Tenantry.Billing.Pages.Checkouts;
using Tenantry.Billing.Pages.Provider.CatalogSync;
using Tenantry.Billing.PriceMigrations;
using Tenantry.Billing.Provider.CatalogSync;

namespace Tenantry.Billing.Tests.PlanEdits;

/// <summary>Tests changes of plans that have subscribers.</summary>
public sealed class PlanEditTests : IAsyncLifetime
{
    private BillingApp _billing = default!;

    public async ValueTask InitializeAsync() => _billing = await BillingApp.StartAsync(sell => sell
        .Product("desk", product => product.Plan("basic", plan => plan.Costs(20.Usd()).Limits("calls", 100).Grants("lessons").Credits(10))
            .Plan("pro", plan => plan.Costs(50.Usd()).Limits("calls", 900))));

    public ValueTask DisposeAsync() => _billing.DisposeAsync();

    private ICatalog Catalog => _billing.App.Services.GetRequiredService<ICatalog>();

    [Fact]
    public async Task ChangedEntitlements_ApplyToNewSubscribers_AndToExistingOnesOnlyAfterAMigration()
    {
        await _billing.BuyAsync("desk", "basic");
        (await EditAsync("basic", Edit("Basic", "calls: 250\nexport"))).IsProblem.ShouldBeFalse();
        await Eventually.HoldsAsync(() => Task.FromResult(Catalog.FindPlan("desk", "basic")!.Entitlements is [{ Limit: 250 }, ..]),
            "every node has the new version");

        var second = _billing.NewTenant();
        await _billing.BuyAsync(new CheckoutRequest("desk", "basic"), tenant: second);
        Grants((await _billing.SubscriptionsAsync()).Single()).ShouldBe([new("calls", 100), new("lessons")], ignoreOrder: true);
        Grants((await _billing.SubscriptionsAsync(second)).Single()).ShouldBe([new("calls", 250), new("export")], ignoreOrder: true);

        var changes = _billing.Recorder.Of<SubscriptionChanged>().Count;
        await using var scope = _billing.App.For(null);
        await scope.Get<MoveTerms>().RunAsync(new MoveTermsOrder("desk", "basic", 2, "Announced in March"), default);
        await scope.Get<MoveTerms>().RunAsync(new MoveTermsOrder("desk", "basic", 2, "Announced in March"), default);
        await _billing.SettleAsync();
        Grants((await _billing.SubscriptionsAsync()).Single()).ShouldBe([new("calls", 250), new("export")], ignoreOrder: true);
        _billing.Recorder.Of<SubscriptionChanged>().Count.ShouldBe(changes + 1, "the other subscriber already has it");
    }

    [Fact]
    public async Task PlanChange_GetsTheCurrentVersion_AndARenewalKeepsItsVersion()
    {
        await _billing.BuyAsync("desk", "basic");
        (await EditAsync("basic", Edit("Basic", "calls: 5"))).IsProblem.ShouldBeFalse();
        await _billing.AdvanceAsync(TimeSpan.FromDays(32));
        Grants((await _billing.SubscriptionsAsync()).Single()).ShouldContain(new Entitlement("calls", 100));
        (await EditAsync("pro", Edit("Professional", "calls: 2000"))).IsProblem.ShouldBeFalse();
        await Eventually.HoldsAsync(() => Task.FromResult(Catalog.FindPlan("desk", "pro")!.Name == "Professional"),
            "every node has the new version");
        var id = (await _billing.SubscriptionsAsync()).Single().Id;
        (await Tenantry.Billing.Tests.PlanChanges.PlanChangeTests.ApplyAsync(_billing,
            (await Tenantry.Billing.Tests.PlanChanges.PlanChangeTests.QuoteAsync(_billing, id, "pro")).Id)).Problem.ShouldBeNull();
        Grants((await _billing.SubscriptionsAsync()).Single()).ShouldBe([new("calls", 2000)]);
    }

    [Fact]
    public async Task PlanFromCode_ShowsItsOrigin_AndCanBeReset()
    {
        (await OriginAsync("basic")).ShouldBe("Code");
        (await EditAsync("basic", Edit("Bronze", "calls: 100\nlessons", isOnSale: false))).IsProblem
            .ShouldBeFalse();
        (await OriginAsync("basic")).ShouldBe("Edited");
        await Eventually.HoldsAsync(() => Task.FromResult(Catalog.Find("desk")!.Plans.All(plan => plan.Key != "basic")), "it is not sold");
        (await EditAsync("basic", Edit("Bronze", "calls: 100\nlessons", isOnSale: false))).Problem!.Code
            .ShouldBe("billing.nothing_changes");
        await using var scope = _billing.App.For(null);
        (await scope.Get<EditPlan>().ResetAsync("desk", "basic", "A slip", default)).IsProblem.ShouldBeFalse();
        (await OriginAsync("basic")).ShouldBe("Code");
        (await scope.Get<EditPlan>().ResetAsync("desk", "none", "A slip", default)).Problem!.Code.ShouldBe("billing.plan_not_found");
        (await _billing.QueryAsync(db => db.Set<CatalogPlan>().Where(row => row.Product == "desk" && row.Key == "basic")
            .Select(row => row.Version).SingleAsync())).ShouldBe(1, "it always granted the same");
    }

    [Fact]
    public async Task NewPlan_IsOnSale_AndIncludedInTheSync()
    {
        await using var scope = _billing.App.For(null);
        var form = new NewPlanInput
        {
            Key = "gold", Name = "Gold", Price = 99.50m.Usd(), Entitlements = new Dictionary<string, long?> { ["calls"] = 9_000 },
        };
        (await scope.Get<AddPlan>().RunAsync("desk", form.Describe(), "For large teams", default)).IsProblem.ShouldBeFalse();
        (await scope.Get<AddPlan>().RunAsync("desk", form.Describe(), "Again", default)).Problem!.Code.ShouldBe("billing.plan_taken");
        (await scope.Get<AddPlan>().RunAsync("none", form.Describe(), "A slip", default)).Problem!.Code
            .ShouldBe("billing.product_not_found");
        await Eventually.HoldsAsync(() => Task.FromResult(Catalog.Find("desk")!.Plans.Any(plan => plan.Key == "gold")),
            "every node offers the plan");
        (await scope.Get<CompareCatalog>().RunAsync(default).ToListAsync()).ShouldContain(step => step.Key == "desk_gold");
        await _billing.BuyAsync("desk", "gold");
        _billing.Recorder.Of<PaymentReceived>()[^1].Amount.ShouldBe(99.50m.Usd());
        (await OriginAsync("gold")).ShouldBe("Created by an operator");
    }

    private IReadOnlyList<Entitlement> Grants(SubscriptionSummary subscription) => Catalog.FindPlan(subscription)!.Entitlements;

    private async Task<Result> EditAsync(string plan, PlanEdit edit)
    {
        await using var scope = _billing.App.For(null);
        return await scope.Get<EditPlan>().RunAsync("desk", plan, edit, "Better so", default);
    }

    // One entitlement a line: a feature, or a feature with its limit.
    private static PlanEdit Edit(string name, string grants, bool isOnSale = true) => new(
        name,
        [.. grants.Split('\n').Select(line => line.Split(": ")).Select(parts => new Entitlement(
            parts[0], parts.Length > 1 ? long.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture) : null))],
        [], 0, 0, isOnSale);

    private async Task<string> OriginAsync(string plan)
    {
        var row = await _billing.QueryAsync(db => db.Set<CatalogPlan>().AsNoTracking()
            .SingleAsync(candidate => candidate.Product == "desk" && candidate.Key == plan));
        var prices = await _billing.QueryAsync(db => db.Set<PriceVersion>().AsNoTracking()
            .Where(priceVersion => priceVersion.Product == "desk" && priceVersion.Plan == plan).ToListAsync());
        return _billing.App.Services.GetRequiredService<DescribedPlans>().OriginOf(row, CatalogDescriptionMapper.Describe(row, prices));
    }
}
