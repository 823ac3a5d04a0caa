using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.Billing.Catalog;
using Tenantry.Billing.Catalog.PriceChanges;
using Tenantry.Billing.Contracts.Catalog;
using Tenantry.Billing.Contracts.Credits;
using Tenantry.Billing.Invoicing;
using Tenantry.Billing.Pages.Catalog;
using Tenantry.Billing.Pages.Catalog.PriceChanges;
using Tenantry.Billing.Pages.Invoicing;
using Tenantry.Billing.Pages.PlanChanges;
using Tenantry.Billing.PlanChanges;
using Tenantry.Billing.PriceMigrations;
using static Tenantry.Billing.Tests.AddOns.AddOnShop;

namespace Tenantry.Billing.Tests.AddOns;

/// <summary>Tests add-ons through the real gateway on the local Stripe: stored, granted, changed, and charged as quoted.</summary>
public sealed class AddOnTests
{
    [Fact]
    public async Task AddOnBoughtWithThePlan_IsStored_CountedAndGranted()
    {
        await using var billing = await StartAsync();
        await SubscribeAsync(billing, billing.Tenant, "basic", "priority", "calls");
        var now = (await billing.SubscriptionsAsync()).Single();
        now.Plan.ShouldBe("basic");
        now.AddOns
            .Select(subscriptionAddOn => (subscriptionAddOn.Key, subscriptionAddOn.Name, subscriptionAddOn.Quantity,
                subscriptionAddOn.Price.Amount))
                .ShouldBe([("priority", "Priority support", 1, 5.Usd()), ("calls", "More calls", 1, 9.Usd())], ignoreOrder: true);
        now.Total.ShouldBe(34.Usd());
        billing.Recorder.Of<SubscriptionStarted>().Single().Subscription.MonthlyMinorUnits.ShouldBe(3_400);

        var granted = billing.App.Services.GetRequiredService<ICatalog>().FindPlan(now)!;
        granted.Entitlements.ShouldBe([new("calls", 600), new("priority")], ignoreOrder: true);
        (await BalanceAsync(billing)).ShouldBe(30, "ten from the plan and twenty from the add-on");
    }

    [Fact]
    public async Task AddOnAddedWithinThePeriod_IsProrated_AsQuoted()
    {
        await using var billing = await StartAsync();
        var id = await SubscribeAsync(billing, billing.Tenant, "basic");
        var subscription = (await billing.SubscriptionsAsync()).Single();
        await billing.AdvanceAsync(TimeSpan.FromDays(10));
        var quote = await ChangeAsync(billing, billing.Tenant, id, AddOnChange("calls", 3));

        quote.Timing.ShouldBe(ChangeTiming.Now);
        quote.DueMinor.ShouldBe(Part(2_700, subscription.PeriodEnd - quote.At, subscription.PeriodEnd - subscription.PeriodStart));
        (await TotalsAsync(billing)).ShouldBe([2_000, quote.DueMinor]);
        var now = (await billing.SubscriptionsAsync()).Single();
        now.MonthlyMinorUnits.ShouldBe(4_700);
        now.PeriodEnd.ShouldBe(subscription.PeriodEnd);
        // Sixty for the whole month, prorated for the remaining time and rounded down.
        (await BalanceAsync(billing)).ShouldBe(10
            + (60 * (subscription.PeriodEnd - quote.At).Ticks / (subscription.PeriodEnd - subscription.PeriodStart).Ticks));

        await billing.AdvanceAsync(subscription.PeriodEnd - billing.Stripe.Clock.GetUtcNow() + TimeSpan.FromHours(2));
        (await TotalsAsync(billing))[^1].ShouldBe(4_700);
        (await BalanceAsync(billing)).ShouldBe(70,
            "the renewal grants for plan and add-on, and the credits of the previous month have expired");
    }

    [Fact]
    public async Task RemovedAddOn_StaysUntilThePeriodEnds_AndIsNotChargedAgain()
    {
        await using var billing = await StartAsync();
        var id = await SubscribeAsync(billing, billing.Tenant, "basic", "priority", "calls");
        await billing.AdvanceAsync(TimeSpan.FromDays(3));
        var quote = await ChangeAsync(billing, billing.Tenant, id, AddOnChange("priority", 0));
        (quote.Timing, quote.DueMinor).ShouldBe((ChangeTiming.PeriodEnd, 0));
        var waiting = (await billing.SubscriptionsAsync()).Single();
        waiting.AddOns.Length.ShouldBe(2);
        waiting.MonthlyMinorUnits.ShouldBe(3_400);
        waiting.Pending!.AddOns!.Single().Key.ShouldBe("calls");
        (await QuoteAsync(billing, billing.Tenant, id, AddOnChange("calls", 2))).Problem!.Code.ShouldBe("billing.change_waits");

        await billing.AdvanceAsync(waiting.PeriodEnd - billing.Stripe.Clock.GetUtcNow() + TimeSpan.FromHours(2));
        var now = (await billing.SubscriptionsAsync()).Single();
        now.Pending.ShouldBeNull();
        now.AddOns.Single().Key.ShouldBe("calls");
        now.MonthlyMinorUnits.ShouldBe(2_900);
        (await TotalsAsync(billing)).ShouldBe([3_400, 2_900]);
        billing.Recorder.Of<SubscriptionChanged>()[^1].Subscription.MonthlyMinorUnits.ShouldBe(2_900);
    }

    [Fact]
    public async Task ChangeOfPlanAndInterval_KeepsAddOnsThatFit_AndRemovesTheOthers()
    {
        await using var billing = await StartAsync();
        var id = await SubscribeAsync(billing, billing.Tenant, "pro", "priority", "calls", "sla");
        await billing.AdvanceAsync(TimeSpan.FromDays(3));
        await ChangeAsync(billing, billing.Tenant, id, new RequestedPlanChange("pro", Interval.Year));
        var now = (await billing.SubscriptionsAsync()).Single();
        now.AddOns.Select(subscriptionAddOn => (subscriptionAddOn.Key, subscriptionAddOn.Price.Amount))
            .ShouldBe([("priority", 50.Usd())], "the others have no yearly price");
        now.Total.ShouldBe(550.Usd());
    }

    [Fact]
    public async Task ChangeOfAnAddOnOnly_KeepsThePriceVersionOfThePlan()
    {
        await using var billing = await StartAsync();
        var id = await SubscribeAsync(billing, billing.Tenant, "basic");
        var currentPrice = (await billing.SubscriptionsAsync()).Single().Price;
        var price = await billing.QueryAsync(db => db.Set<PriceVersion>().SingleAsync(priceVersion => priceVersion.Product == "desk"
            && priceVersion.Plan == "basic" && priceVersion.Interval == Interval.Month));
        await using var scope = billing.App.For(billing.Tenant);
        (await scope.Get<ChangePrice>().RunAsync(price.Id, 25, "dearer", default)).IsProblem.ShouldBeFalse();
        await ChangeAsync(billing, billing.Tenant, id, AddOnChange("priority", 1));
        (await billing.SubscriptionsAsync()).Single().Price.ShouldBe(currentPrice);
    }

    [Fact]
    public async Task RequiredAuthentication_ChangesNothing()
    {
        await using var billing = await StartAsync();
        var id = await SubscribeAsync(billing, billing.Tenant, "basic");
        await billing.UseCardAsync("pm_card_authenticationRequired");
        await billing.AdvanceAsync(TimeSpan.FromDays(1));
        var quoted = await QuoteAsync(billing, billing.Tenant, id, AddOnChange("priority", 1));
        (await ApplyAsync(billing, billing.Tenant, quoted.Value!.Quote.Id)).Problem!.Code.ShouldBe("billing.confirm_add_ons");
        await billing.SettleAsync();
        (await billing.SubscriptionsAsync()).Single().AddOns.ShouldBeEmpty();
    }

    private static async Task<long> BalanceAsync(BillingApp billing)
    {
        await using var scope = billing.App.For(billing.Tenant);
        return (await scope.Get<ICredits>().GetBalanceAsync()).Available;
    }

    private static long Part(long amount, TimeSpan left, TimeSpan whole) =>
        (long)Math.Round((decimal)amount * left.Ticks / whole.Ticks, MidpointRounding.AwayFromZero);

    private static async Task<long[]> TotalsAsync(BillingApp billing) =>
        [.. (await billing.QueryAsync(db => db.Set<Invoice>().ToListAsync())).OrderBy(invoice => invoice.IssuedAt)
            .Select(invoice => invoice.TotalMinor)];
}
