using Microsoft.EntityFrameworkCore;
using Tenantry.AdminUi;
using Tenantry.Billing.Cancellations;
using Tenantry.Billing.Catalog;
using Tenantry.Billing.Checkouts;
using Tenantry.Billing.Checkouts.Guests;
using Tenantry.Billing.Checkouts.Reactivations;
using Tenantry.Billing.Contracts.Catalog;
using Tenantry.Billing.Customers;
using Tenantry.Billing.Payments;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.Tests.Ownership;

/// <summary>A tenant has one live subscription of a product and one open payment page, whichever way it buys.</summary>
public sealed class OneLiveSubscriptionTests(BugShop shop) : Buyer(shop), IClassFixture<BugShop>
{
    [Fact]
    public async Task TwelveConcurrentClicks_LeadToOnePage()
    {
        var pages = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => StartAsync(new("bugs", "pro"))));

        pages.Select(page => page.Problem?.Code).ShouldAllBe(code => code == null);
        pages.Select(page => page.Value).Distinct().ShouldHaveSingleItem();
        var checkout = (await CheckoutsAsync()).ShouldHaveSingleItem();
        var customer = await CustomerAsync();
        var sessions = await Billing.SendToStripeAsync(HttpMethod.Get, $"/v1/checkout/sessions?customer={customer}");
        sessions.GetProperty("data").EnumerateArray().ShouldHaveSingleItem().GetProperty("id").GetString().ShouldBe(checkout.GatewayId);
    }

    [Fact]
    public async Task TwelveConcurrentOrdersOfFourKinds_LeaveOneOpenPage()
    {
        CheckoutRequest[] orders = [new("bugs", "pro"), Yearly("bugs", "pro"), new("bugs", "max"), new("bugs", "seats") { Quantity = 3 }];
        var started = await Task.WhenAll(Enumerable.Range(0, 12).Select(index => StartAsync(orders[index % 4])));
        started.Where(order => order.IsProblem).Select(order => order.Problem!.Code).Distinct()
            .ShouldBeSubsetOf(["billing.checkout_replaced"], "the order of another click is the one that counts");

        (await StartAsync(new("bugs", "pro"))).IsProblem.ShouldBeFalse();
        var open = 0;
        foreach (var checkout in (await CheckoutsAsync()).Where(checkout => checkout.GatewayId != null))
        {
            open += await StatusAtStripeAsync(checkout.GatewayId!) == "open" ? 1 : 0;
        }

        open.ShouldBe(1);
        (await CheckoutsAsync()).Count(checkout => checkout.Status == CheckoutStatus.Open).ShouldBe(1);
    }

    [Fact]
    public async Task OrderOfAnotherPlan_ExpiresThePageOfTheFirst()
    {
        var monthly = await StartAsync(new("bugs", "pro"));
        var first = (await CheckoutsAsync()).Single();
        var yearly = await StartAsync(Yearly("bugs", "pro"));

        (await StatusAtStripeAsync(first.GatewayId!)).ShouldBe("expired");
        await Billing.PayAsync(monthly.Value!, Visa);
        await Billing.PayAsync(yearly.Value!, Visa);
        (await LiveAsync()).ShouldHaveSingleItem().Price.ShouldBe(new RecurringPrice(1_000.Usd(), Interval.Year));
        (await KeptAsync()).ShouldBe(1_000_00);
    }

    [Fact]
    public async Task PageOfAnHourAgo_CanNoLongerBePaid()
    {
        var old = await StartAsync(new("bugs", "pro"));
        await Billing.AdvanceAsync(TimeSpan.FromMinutes(61));
        var current = await StartAsync(new("bugs", "pro"));
        current.Value.ShouldNotBe(old.Value);

        await Billing.PayAsync(current.Value!, Visa);
        await Billing.PayAsync(old.Value!, Visa);
        (await LiveAsync()).ShouldHaveSingleItem();
        (await KeptAsync()).ShouldBe(100_00);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(8, false)]
    public async Task UnpaidBuyer_IsLedToTheOpenInvoice_WithAccessAndWithout(int daysLater, bool hasAccess)
    {
        await PayAsync(new("bugs", "pro"));
        await DeclineAsync();
        await Billing.AdvanceAsync(TimeSpan.FromDays(31) + TimeSpan.FromHours(2));
        await Billing.AdvanceAsync(TimeSpan.FromDays(daysLater));

        (await LiveAsync()).Single().HasAccess(Billing.Stripe.Clock.GetUtcNow()).ShouldBe(hasAccess);
        (await StartAsync(new("bugs", "pro"))).Problem!.Code.ShouldBe("billing.pay_open_invoice");
        (await StartAsync(new("bugs", "max"))).Problem!.Code.ShouldBe("billing.pay_open_invoice");
    }

    [Fact]
    public async Task PausedPlan_IsNotSoldAgain()
    {
        await PayAsync(new("bugs", "pro"));
        await using (var scope = Billing.App.For(Tenant))
        {
            (await scope.Get<PauseSubscription>().RunAsync((await LiveAsync()).Single().Id, 90, default)).IsProblem.ShouldBeFalse();
        }

        await Billing.AdvanceAsync(TimeSpan.FromDays(40));
        (await StartAsync(new("bugs", "pro"))).Problem!.Code.ShouldBe("billing.already_subscribed");
    }

    [Fact]
    public async Task EndedPlan_CanBeBoughtAgain_AndReactivationBesideAnOpenPageLeavesOne()
    {
        await PayAsync(new("bugs", "pro"));
        var ended = (await LiveAsync()).Single();
        await using (var scope = Billing.App.For(Tenant))
        {
            (await scope.Get<CancelImmediately>().RunAsync(ended.Id, refunds: false, null, default)).IsProblem.ShouldBeFalse();
        }

        var page = await StartAsync(new("bugs", "max"));
        page.IsProblem.ShouldBeFalse(page.Problem?.Message);
        await using (var scope = Billing.App.For(Tenant))
        {
            var again = await scope.Get<ReactivateSubscription>().RunAsync(ended.Id, 100_00, default);
            again.IsProblem.ShouldBeFalse(again.Problem?.Message);
        }

        await Billing.PayAsync(page.Value!, Visa);
        (await LiveAsync()).ShouldHaveSingleItem().Plan.ShouldBe("pro");
        (await KeptAsync()).ShouldBe(200_00, "the first month, and the one of the reactivation");
    }
}
