using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.Billing.Contracts.Credits;
using Tenantry.Billing.Credits.Ledger;
using Tenantry.Billing.Pages.Payments;
using Tenantry.Billing.Pages.Payments.Refunds;
using Tenantry.Billing.Pages.PlanChanges;
using Tenantry.Billing.Pages.Provider.Webhooks;
using Tenantry.Billing.Payments;
using Tenantry.Billing.Payments.Refunds;
using Tenantry.Billing.PlanChanges;
using Tenantry.Billing.Provider.Webhooks;
using Tenantry.Billing.Tests.PlanChanges;

namespace Tenantry.Billing.Tests.Credits;

public sealed class PaymentCreditsTests : IAsyncLifetime
{
    private BillingApp _billing = null!;

    public async ValueTask InitializeAsync() => _billing = await BillingApp.StartAsync(selling => selling.Product("club", club => club
        .Plan("member", plan => plan.Costs(97.Usd()).Credits(200))
        .Plan("patron", plan => plan.Costs(197.Usd()).Credits(500))
        .Plan("trial", plan => plan.Costs(97.Usd()).Credits(200).Trial(days: 7))
        .CreditPack(100, 29.Usd())));

    public ValueTask DisposeAsync() => _billing.DisposeAsync();

    [Fact]
    public async Task EachPaidMonth_GrantsItsCreditsOnce_AndThoseOfThePreviousMonthExpire()
    {
        await _billing.BuyAsync("club", "member");
        (await AvailableAsync()).ShouldBe(200);
        await RedeliverAllAsync();
        (await AvailableAsync()).ShouldBe(200, "an invoice that is delivered twice grants once");
        var renews = (await _billing.SubscriptionsAsync()).Single().PeriodEnd;
        await _billing.AdvanceAsync(renews - _billing.Stripe.Clock.GetUtcNow() + TimeSpan.FromHours(2));
        (await AvailableAsync()).ShouldBe(200, "the new month's credits; the rest of the previous month has expired");
        (await LotsAsync()).Select(lot => lot.Source).ShouldBe([CreditSource.Period, CreditSource.Period]);
        await RedeliverAllAsync();
        (await AvailableAsync()).ShouldBe(200);
    }

    [Fact]
    public async Task Upgrade_GrantsTheProratedDifference_AndDowngradeFollowedByUpgradeGrantsNothing()
    {
        await _billing.BuyAsync("club", "member");
        var subscription = (await _billing.SubscriptionsAsync()).Single();
        await _billing.AdvanceAsync(TimeSpan.FromDays(10));
        var quote = await PlanChangeTests.QuoteAsync(_billing, subscription.Id, "patron");
        (await PlanChangeTests.ApplyAsync(_billing, quote.Id)).IsProblem.ShouldBeFalse();
        await _billing.SettleAsync();
        var expected =
            (long)(300 * (decimal)(subscription.PeriodEnd - quote.At).Ticks / (subscription.PeriodEnd - subscription.PeriodStart).Ticks);
        (await AvailableAsync()).ShouldBe(200 + expected);
        await RedeliverAllAsync();
        (await AvailableAsync()).ShouldBe(200 + expected);
    }

    [Fact]
    public async Task Trial_GrantsNothing_BeforeThePayment()
    {
        await _billing.BuyAsync("club", "trial");
        (await AvailableAsync()).ShouldBe(0);
        await _billing.AdvanceAsync(TimeSpan.FromDays(7.5));
        (await AvailableAsync()).ShouldBe(200);
    }

    [Fact]
    public async Task CreditPack_GrantsItsCredits_AndARefundRevokesTheirShare()
    {
        await _billing.BuyAsync("club", "pack-100");
        (await AvailableAsync()).ShouldBe(100);
        (await LotsAsync()).Single().ShouldSatisfyAllConditions(lot => lot.Source.ShouldBe(CreditSource.Purchase),
            lot => lot.ExpiresAt.ShouldBeNull());
        var payment = await _billing.QueryAsync(db => db.Set<Payment>().AsNoTracking().SingleAsync());
        await RefundAsync(payment.GatewayId, 14.5m.Usd(), before: 0.Usd());
        (await AvailableAsync()).ShouldBe(50);
        await RefundAsync(payment.GatewayId, 14.5m.Usd(), before: 14.5m.Usd());
        (await AvailableAsync()).ShouldBe(0);
        await RedeliverAllAsync();
        (await AvailableAsync()).ShouldBe(0);
    }

    private async Task RefundAsync(string payment, Money amount, Money before)
    {
        await using (var scope = _billing.App.For(null))
        {
            (await scope.Get<RefundPayment>().RunAsync(payment, amount, before, "Part", default)).Problem.ShouldBeNull();
        }

        await _billing.SettleAsync();
    }

    private async Task RedeliverAllAsync()
    {
        var events = await _billing.QueryAsync(db => db.Set<WebhookRow>().OrderByDescending(row => row.OccurredAt)
            .Select(row => row.EventId).ToListAsync());
        foreach (var id in events)
        {
            await _billing.App.Services.GetRequiredService<ReplayWebhook>().RunAsync(id, default);
        }

        await _billing.WaitForIdleAsync();
    }

    private Task<List<CreditLot>> LotsAsync() =>
        _billing.QueryAsync(db => db.Set<CreditLot>().AsNoTracking().OrderBy(lot => lot.CreatedAt).ToListAsync());

    private Task<long> AvailableAsync() => new Wallet(_billing.App, _billing.Tenant).AvailableAsync();
}
