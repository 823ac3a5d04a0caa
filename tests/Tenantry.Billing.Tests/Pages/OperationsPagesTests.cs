using System.Net;

namespace Tenantry.Billing.Tests.Pages;

/// <summary>Tests the operator's overrides, webhooks, reconciliation and catalog sync.</summary>
public sealed class OperationsPagesTests : IAsyncLifetime
{
    private BillingApp _billing = default!;
    private OperatorPages _pages = default!;

    public async ValueTask InitializeAsync()
    {
        _billing = await OperatorPages.StartAsync();
        _pages = new OperatorPages(_billing);
    }

    public async ValueTask DisposeAsync()
    {
        _pages.Dispose();
        await _billing.DisposeAsync();
    }

    [Fact]
    public async Task Discount_IsGivenToASubscription_AndRemovedWithAReason()
    {
        await _billing.BuyAsync("studio", "solo");
        (await _pages.PageAsync($"/admin/tenants/{_billing.Tenant}/overrides", HttpStatusCode.Redirect)).ShouldNotBeNull();
        var form = $"/admin/tenant-overrides/do/discount?tenant={_billing.Tenant}";
        var choice = (await _pages.PageAsync(form)).QuerySelectorAll("select[name='Input.Target'] option")[1];
        choice.TextContent.ShouldContain("Solo, $499.00 a month");
        (await _pages.ErrorsAsync(form, ("Input.Target", ""), ("Input.Amount", "101"), ("Input.Months", "1"), ("Input.Reason", "Loyal")))
            .ShouldBe(["Choose a subscription.", "Enter a number from 1 to 100."], ignoreOrder: true);
        (await _pages.PostAsync(form, ("Input.Target", choice.GetAttribute("value")!), ("Input.Amount", "20"), ("Input.Months", "2"),
            ("Input.Reason", "Loyal"))).Location.ShouldEndWith($"/admin/tenant-overrides?tenant={_billing.Tenant}");
        (await _pages.NamesAsync($"/admin/tenant-overrides?view=active&tenant={_billing.Tenant}")).Length.ShouldBe(1);
        (await _pages.NamesAsync($"/admin/tenant-overrides?tenant={_billing.NewTenant()}")).ShouldBeEmpty();
        var item = (await _pages.PageAsync("/admin/tenant-overrides")).QuerySelector("tbody th a")!.GetAttribute("href")!;
        (await _pages.PostAsync(item + "/remove", ("reason", "A slip"))).Location.ShouldNotBeNull();
        (await _pages.TextAsync(item)).ShouldContain("A slip");
        await _pages.PageAsync(item + "/remove", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task PlanOverride_OffersPlansOfTheSameIntervalAndCurrency()
    {
        await _billing.BuyAsync("studio", "solo");
        var options = (await _pages.PageAsync($"/admin/tenant-overrides/do/plan?tenant={_billing.Tenant}"))
            .QuerySelectorAll("select[name='Input.Target'] option").Skip(1).Select(option => option.TextContent).ToList();
        options.Count.ShouldBe(2);
        options.ShouldAllBe(option => option.Contains("Team", StringComparison.Ordinal)
            || option.Contains("House", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Webhooks_AreFilteredAndReplayed_AndShowTheirTenant()
    {
        await _billing.BuyAsync("academy", "monthly");
        var all = await _pages.NamesAsync("/admin/webhooks?size=100");
        var sessions = await _pages.NamesAsync("/admin/webhooks?kind=Checkout");
        sessions.ShouldNotBeEmpty();
        sessions.Length.ShouldBeLessThan(all.Length);
        (await _pages.NamesAsync("/admin/webhooks?view=failed")).ShouldBeEmpty();
        var item = (await _pages.PageAsync("/admin/webhooks?kind=Subscription&status=Processed")).QuerySelector("tbody th a")!
            .GetAttribute("href")!;
        (await _pages.PageAsync(item)).QuerySelectorAll("main a").Select(link => link.GetAttribute("href"))
            .ShouldContain($"/admin/tenants/{_billing.Tenant}/timeline");
        (await _pages.PostAsync(item + "/replay", ("reason", "To be sure"))).Location.ShouldNotBeNull();
        await _billing.WaitForIdleAsync();
    }

    [Fact]
    public async Task Reconciliation_SaysThatNothingWasComparedYet_AndRunsOnRequest()
    {
        (await _pages.TextAsync("/admin/reconciliation")).ShouldContain("Not compared yet");
        await _pages.PageAsync("/admin/reconciliation/do/repair-all", HttpStatusCode.NotFound);
        (await _pages.PostAsync("/admin/reconciliation/do/run")).Location.ShouldEndWith("/admin/reconciliation");
        await Eventually.HoldsAsync(async () => (await _pages.TextAsync("/admin/reconciliation")).Contains("No differences",
            StringComparison.Ordinal), "the comparison has ended");
        (await _pages.NamesAsync("/admin/reconciliation-runs")).ShouldContain("Subscriptions and invoices");
    }

    [Fact]
    public async Task CatalogSync_ListsDifferences_UntilTheyAreSynced()
    {
        (await _pages.NamesAsync("/admin/catalog-sync?type=product")).ShouldContain("academy_monthly");
        (await _pages.PostAsync("/admin/catalog-sync/do/sync")).Location.ShouldEndWith("/admin/catalog-sync");
        (await _pages.TextAsync("/admin/catalog-sync")).ShouldContain("In sync");
        await _pages.PageAsync("/admin/catalog-sync/do/sync", HttpStatusCode.NotFound);
    }
}
