using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.Billing.Contracts.Catalog;

namespace Tenantry.Billing.Tests.Pages;

/// <summary>Tests the operator's plans, prices and discounts.</summary>
public sealed class CatalogPagesTests : IAsyncLifetime
{
    private BillingApp _billing = default!;
    private OperatorPages _pages = default!;

    public async ValueTask InitializeAsync()
    {
        _billing = await OperatorPages.StartAsync(sell => sell.Product("desk", product => product.Named("Desk")
            .Plan("basic", plan => plan.Costs(20.Usd()).Limits("calls", 100).Grants("lessons"))));
        _pages = new OperatorPages(_billing);
    }

    public async ValueTask DisposeAsync()
    {
        _pages.Dispose();
        await _billing.DisposeAsync();
    }

    private ICatalog Catalog => _billing.App.Services.GetRequiredService<ICatalog>();

    [Fact]
    public async Task Plans_ShowTheirPrices_AndOnlyTheActionThatApplies()
    {
        (await _pages.NamesAsync("/admin/plans?product=desk")).ShouldBe(["Basic"]);
        (await _pages.NamesAsync("/admin/plans?product=studio&sort=-plan"))[0].ShouldBe("Team");
        var page = await _pages.PageAsync("/admin/plans/desk.basic");
        page.QuerySelector("h1")!.TextContent.ShouldContain("Desk, Basic");
        page.QuerySelector("main")!.TextContent.ShouldContain("$20.00 a month");
        Buttons(page).ShouldBe(["Stop selling", "Edit plan"]);
        (await _pages.PostAsync("/admin/plans/desk.basic/withdraw", ("reason", "A slip")))
            .Location.ShouldEndWith("/admin/plans/desk.basic");
        Buttons(await _pages.PageAsync("/admin/plans/desk.basic")).ShouldBe(["Put on sale", "Edit plan"]);
        await _pages.PageAsync("/admin/plans/desk.basic/withdraw", HttpStatusCode.NotFound);
        (await _pages.NamesAsync("/admin/plans?view=on-sale&product=desk")).ShouldBeEmpty();
        (await _pages.PageAsync("/admin/catalog", HttpStatusCode.Redirect)).ShouldNotBeNull();
    }

    [Fact]
    public async Task PlanForm_KeepsItsEntitlements_AndTheirLimits()
    {
        var page = await _pages.PageAsync("/admin/plans/desk.basic/edit");
        page.QuerySelector("input[name='Input.Entitlements.calls']")!.GetAttribute("value").ShouldBe("100");
        (await _pages.ErrorsAsync("/admin/plans/desk.basic/edit", ("Input.Name", ""), ("Input.SortOrder", "1"), ("Input.TrialDays", "0"),
            ("Input.Reason", "Better so"))).ShouldBe(["Enter a name."]);
        (await _pages.PostAsync("/admin/plans/desk.basic/edit", ("Input.Name", "Basic"), ("Input.SortOrder", "1"), ("Input.TrialDays", "0"),
            ("Input.Entitlements", "calls"), ("Input.Entitlements.calls", "250"), ("Input.Reason", "Better so")))
                .Location.ShouldNotBeNull();
        await Eventually.HoldsAsync(() => Task.FromResult(Catalog.FindPlan("desk", "basic")!.Entitlements is [{ Limit: 250 }]),
            "every node knows it");
        Buttons(await _pages.PageAsync("/admin/plans/desk.basic")).ShouldContain("Reset to code");
    }

    [Fact]
    public async Task NewPlan_IsMadeFromChoices_AndAProblemStandsBesideItsField()
    {
        (string, string)[] form =
        [
            ("Input.Product", "desk"), ("Input.Name", "Gold"), ("Input.Key", "gold"), ("Input.Availability", "Standard"),
            ("Input.Price", "99.50"), ("Input.Price.Currency", "USD"), ("Input.Interval", "Yearly"), ("Input.Reason", "For big ones"),
        ];
        (await _pages.PageAsync("/admin/plans/new")).QuerySelectorAll("select[name='Input.Product'] option")
            .Select(option => option.TextContent.Trim()).ShouldContain("Desk");
        (await _pages.PostAsync("/admin/plans/new", form)).Location.ShouldEndWith("/admin/plans/desk.gold");
        (await _pages.TextAsync("/admin/plans/desk.gold")).ShouldContain("$99.50 a year");
        (await _pages.ErrorsAsync("/admin/plans/new", form)).ShouldBe(
            ["The product already has a plan or add-on with that key. Choose another key."]);
    }

    [Fact]
    public async Task ChangedPrice_ReplacesTheVersion_AndSaysWhatAMoveChanges()
    {
        await _billing.BuyAsync("desk", "basic");
        var first = await PriceAsync();
        (await _pages.PostAsync($"/admin/prices/{first}/edit", ("Input.Kind", "Flat"), ("Input.Amount", "25"), ("Input.Unit", "unit"),
            ("Input.MinQuantity", "1"), ("Input.Reason", "Costs rose"))).Location.ShouldNotBeNull();
        var second = await PriceAsync();
        second.ShouldNotBe(first);
        Buttons(await _pages.PageAsync($"/admin/prices/{first}")).ShouldBeEmpty("a replaced version can't be changed");
        Buttons(await _pages.PageAsync($"/admin/prices/{second}")).ShouldBe(["Move subscribers", "Change price"]);
        (await _pages.TextAsync($"/admin/prices/{second}/move")).ShouldContain("1 subscriber moves. MRR changes by +$5.00.");
        (await _pages.TextAsync("/admin/plans/desk.basic")).ShouldContain("$25.00 a month");
        (await _pages.ErrorsAsync($"/admin/prices/{second}/edit", ("Input.Kind", "Graduated"), ("Input.Amount", "0"),
            ("Input.Unit", "unit"),
            ("Input.MinQuantity", "1"), ("Input.Tiers", "10 5"), ("Input.Reason", "A slip"))).Length.ShouldBe(1);
    }

    [Fact]
    public async Task Coupon_IsLimitedToCheckedPlans_AndEndsWithAReason()
    {
        (string, string)[] form =
        [
            ("Input.Name", "Spring"), ("Input.Code", "SPRING20"), ("Input.Duration", "Months"), ("Input.Products", "desk/basic"),
            ("Input.Products", "studio"),
        ];
        (await _pages.ErrorsAsync("/admin/coupons/new", form)).ShouldBe(
            ["Enter either a percentage or an amount.", "Enter the number of months."], ignoreOrder: true);
        (await _pages.PostAsync("/admin/coupons/new", [.. form, ("Input.Percent", "20"), ("Input.Months", "3")])).Location
            .ShouldEndWith("/admin/coupons/spring20");
        var text = await _pages.TextAsync("/admin/coupons/spring20");
        text.ShouldContain("Desk, Basic, ");
        text.ShouldContain("SPRING20");
        (await _pages.PostAsync("/admin/coupons/spring20/end", ("reason", "Over"))).Location.ShouldNotBeNull();
        (await _pages.NamesAsync("/admin/coupons?view=active")).ShouldBeEmpty();
        await _pages.PageAsync("/admin/coupons/spring20/end", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task PricingRule_NamesItsProduct_AndACustomPriceNeedsATenant()
    {
        (string, string)[] form =
        [
            ("Input.Name", "Summer"), ("Input.Key", "summer"), ("Input.Product", "desk/basic"), ("Input.Percent", "10"),
            ("Input.Reason", "Summer"),
        ];
        (await _pages.ErrorsAsync("/admin/pricing-rules/new", [.. form, ("Input.Kind", "Custom"), ("Input.Months", "2")])).ShouldBe(
            ["Choose the tenant of the custom price.", "Only a promotion can be limited to a number of months."], ignoreOrder: true);
        (await _pages.PostAsync("/admin/pricing-rules/new", [.. form, ("Input.Kind", "Discount")])).Location.ShouldNotBeNull();
        (await _pages.TextAsync("/admin/pricing-rules?product=desk")).ShouldContain("10% off");
        (await _pages.PostAsync("/admin/pricing-rules/summer/end", ("reason", "Autumn"))).Location.ShouldNotBeNull();
        (await _pages.TextAsync("/admin/pricing-rules/summer")).ShouldContain("Ended");
    }

    private static IEnumerable<string> Buttons(AngleSharp.Dom.IDocument page) =>
        page.QuerySelectorAll("header .btn").Select(button => button.TextContent.Trim());

    private async Task<string> PriceAsync() =>
        (await _pages.PageAsync("/admin/prices?plan=desk.basic&view=on-sale")).QuerySelector("tbody th a")!.GetAttribute("href")!
            .Split('/')[^1];
}
