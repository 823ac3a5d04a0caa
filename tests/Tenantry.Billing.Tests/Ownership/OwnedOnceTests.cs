using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Checkouts;
using Tenantry.Billing.Payments;
using Tenantry.Billing.Payments.Refunds;
using Tenantry.Billing.Subscriptions.Purchases;

namespace Tenantry.Billing.Tests.Ownership;

/// <summary>A one-time plan that can be owned once is sold once; the pages say what is owned.</summary>
public sealed class OwnedOnceTests(BugShop shop) : IClassFixture<BugShop>
{
    private const string Visa = "4242424242424242";

    private readonly BillingApp _billing = shop.Billing;
    private readonly TenantId _tenant = shop.Billing.NewTenant();

    [Fact]
    public async Task Purchase_IsAnnounced_AndListed_Once()
    {
        await PayAsync(new("course", "all"));

        var purchase = (await PurchasesAsync()).ShouldHaveSingleItem();
        (purchase.Product, purchase.Plan, purchase.Amount, purchase.HasAccess).ShouldBe(("course", "all", 500.Usd(), true));
        _billing.Recorder.Of<ProductPurchased>().Single(purchased => purchased.Purchase.Tenant == _tenant).Purchase.ShouldBe(purchase);
        (await StartAsync(new("course", "all"))).Problem!.Code.ShouldBe("billing.already_purchased");
    }

    [Fact]
    public async Task TwoOpenPagesOfOneCourse_AreOnePage_AndASecondPaymentIsRefunded()
    {
        var first = await StartAsync(new("course", "all"));
        (await StartAsync(new("course", "all"))).Value.ShouldBe(first.Value);
        await _billing.AdvanceAsync(TimeSpan.FromMinutes(61));
        var second = await StartAsync(new("course", "all"));
        await _billing.PayAsync(first.Value!, Visa);
        await _billing.PayAsync(second.Value!, Visa);
        (await KeptAsync()).ShouldBe(500_00);
        (await PurchasesAsync()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task SecondPayment_IsRefunded_AndTheBuyerIsEmailed()
    {
        await PayAsync(new("course", "all"));
        // As if the check had come too early: the first purchase is not known when the second page is opened.
        await _billing.QueryAsync(db => db.Set<Purchase>().Where(row => row.TenantId == _tenant)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.IsOwnedOnce, false)));
        var page = await StartAsync(new("course", "all"));
        await _billing.QueryAsync(db => db.Set<Purchase>().Where(row => row.TenantId == _tenant)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.IsOwnedOnce, true)));
        await _billing.PayAsync(page.Value!, Visa);

        (await PurchasesAsync()).ShouldHaveSingleItem().HasAccess.ShouldBeTrue();
        (await KeptAsync()).ShouldBe(500_00);
        (await _billing.QueryAsync(db => db.Database.SqlQuery<string>(
            $"""
            select subject as "Value" from emailing.email
            where template = 'billing.duplicate_refunded' and tenant_id = {_tenant.Value}
            """)
            .ToListAsync())).ShouldHaveSingleItem().ShouldContain("$500.00");
        _billing.Recorder.Of<ProductPurchased>().Count(purchased => purchased.Purchase.Tenant == _tenant).ShouldBe(1);
    }

    [Fact]
    public async Task RefundedCourse_IsNoLongerOwned_AndCanBeBoughtAgain()
    {
        await PayAsync(new("course", "all"));
        var payment = (await PaymentsAsync()).Single();
        await using (var scope = _billing.App.For(_tenant))
        {
            (await scope.Get<RefundPayment>().RefundAllAsync(payment.GatewayId, "Not for me", default)).IsProblem.ShouldBeFalse();
        }

        await _billing.SettleAsync();
        (await PurchasesAsync()).ShouldHaveSingleItem().HasAccess.ShouldBeFalse();
        _billing.Recorder.Of<PurchaseEnded>().Count(ended => ended.Purchase.Tenant == _tenant).ShouldBe(1);
        await PayAsync(new("course", "all"));
        (await PurchasesAsync()).Select(purchase => purchase.HasAccess).ShouldBe([true, false]);
    }

    [Fact]
    public async Task RepeatablePlan_CanBeBoughtTwice()
    {
        await PayAsync(new("coaching", "session"));
        await PayAsync(new("coaching", "session"));
        (await PurchasesAsync()).Count.ShouldBe(2);
        (await KeptAsync()).ShouldBe(1_000_00);
    }

    [Fact]
    public async Task PricingPage_SaysYourPlan_AndTheOrderPageLeadsToBilling()
    {
        await PayAsync(new("bugs", "pro"));
        await PayAsync(new("course", "all"));
        using var owner = _billing.App.Browser().SignInAs(_tenant, "owner");

        var pricing = await owner.GetStringAsync(new Uri("/pricing", UriKind.Relative));
        pricing.ShouldContain("Your plan");
        foreach (var label in (string[])["Manage Course, All", "Manage Bugs, Pro", "Change to Bugs, Max", "Change to Bugs, Seats"])
        {
            pricing.ShouldContain($"aria-label=\"{label}\"");
        }

        pricing.ShouldContain("Choose Studio, Solo");
        foreach (var path in (string[])["/buy/bugs/pro", "/buy/bugs/pro?price=usd-year-1", "/buy/bugs/max", "/buy/course/all"])
        {
            using var response = await owner.GetAsync(new Uri(path, UriKind.Relative));
            response.Headers.Location?.ToString().ShouldContain("/space/billing", Case.Sensitive, path);
        }

        var billing = await owner.GetStringAsync(new Uri("/space/billing?owned=course", UriKind.Relative));
        billing.ShouldContain("You already have");
        billing.ShouldContain("$500.00");
    }

    private async Task<Result<string>> StartAsync(CheckoutRequest order)
    {
        await using var scope = _billing.App.For(_tenant);
        return await scope.Get<StartCheckout>().RunAsync(order, default);
    }

    private async Task PayAsync(CheckoutRequest order) => (await _billing.BuyAsync(order, Visa, _tenant)).Dispose();

    private async Task<IReadOnlyList<PurchaseSummary>> PurchasesAsync()
    {
        await using var scope = _billing.App.For(_tenant);
        return await scope.Get<ISubscriptions>().ListPurchasesAsync();
    }

    private Task<List<Payment>> PaymentsAsync() => _billing.QueryAsync(db => db.Set<Payment>().AsNoTracking()
        .Where(row => row.TenantId == _tenant).ToListAsync());

    private async Task<long> KeptAsync() => (await PaymentsAsync()).Sum(payment => payment.AmountMinor - payment.RefundedMinor);
}
