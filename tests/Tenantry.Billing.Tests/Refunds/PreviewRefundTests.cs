using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Contracts.Credits;
using Tenantry.Billing.Pages.Payments;
using Tenantry.Billing.Pages.Payments.Refunds;
using Tenantry.Billing.Payments;
using Tenantry.Billing.Payments.Refunds;

namespace Tenantry.Billing.Tests.Refunds;

/// <summary>Verifies that a refund has the effects that its preview shows.</summary>
public sealed class PreviewRefundTests
{
    [Fact]
    public async Task ClawedBackCredits_MatchThePreview_IncludingUsedOnes()
    {
        await using var billing = await BillingApp.StartAsync(selling => selling.Product("packs", packs => packs.CreditPack(90, 30.Usd())));
        await billing.BuyAsync("packs", "pack-90");
        await using var scope = billing.App.For(billing.Tenant);
        (await scope.Get<ICredits>().SpendAsync(70, "used")).IsProblem.ShouldBeFalse();
        var payment = await billing.QueryAsync(db => db.Set<Payment>().AsNoTracking().SingleAsync());

        var preview = await scope.Get<PreviewRefund>().RunAsync(payment, 10.Usd(), default);
        (preview.Remaining, preview.EndsAccess, preview.AccessUntil).ShouldBe((20.Usd(), false, null));
        preview.Credits.ShouldBe([new CreditClawback("credits", 30, 10)]);
        (await scope.Get<RefundPayment>().RunAsync(payment.GatewayId, 10.Usd(), 0.Usd(), "Part", default)).Problem.ShouldBeNull();
        await billing.SettleAsync();
        await Eventually.HoldsAsync(async () => await AvailableAsync(billing) == (0, 10), "the credits are clawed back");

        var rest = await billing.QueryAsync(db => db.Set<Payment>().AsNoTracking().SingleAsync());
        (await scope.Get<PreviewRefund>().RunAsync(rest, 20.Usd(), default)).Credits.ShouldBe([new CreditClawback("credits", 60, 60)]);
    }

    [Theory]
    [InlineData(FullRefundPolicy.KeepAccess, 10, false)]
    [InlineData(FullRefundPolicy.EndSubscription, 10, true)]
    [InlineData(FullRefundPolicy.EndSubscription, 9, false)]
    public async Task Preview_ShowsTheEndOfAccess(FullRefundPolicy policy, int dollars, bool ends)
    {
        await using var billing = await BillingApp.StartAsync(selling => selling.Configure(options => options.FullRefund = policy));
        await billing.BuyAsync("academy", "monthly");
        var payment = await billing.QueryAsync(db => db.Set<Payment>().AsNoTracking().SingleAsync());
        await using var scope = billing.App.For(null);
        var preview = await scope.Get<PreviewRefund>().RunAsync(payment, ((decimal)dollars).Usd(), default);
        preview.EndsAccess.ShouldBe(ends);
        preview.AccessUntil.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("12.50", "USD", 1250L)]
    [InlineData(" 1,250 ", "JPY", 1250L)]
    [InlineData("1.234", "KWD", 1234L)]
    [InlineData("12.5", "JPY", null)]
    [InlineData("12.505", "USD", null)]
    [InlineData("0", "USD", null)]
    [InlineData("-3", "USD", null)]
    [InlineData("all", "USD", null)]
    [InlineData("99999999999999999999", "USD", null)]
    public void Amount_IsParsedInMajorUnits(string typed, string currency, long? minor) =>
        (MoneyInput.Parse(typed, Currency.Of(currency))?.MinorUnits).ShouldBe(minor);

    private static async Task<(long Available, long Owed)> AvailableAsync(BillingApp billing)
    {
        await using var scope = billing.App.For(billing.Tenant);
        var balance = await scope.Get<ICredits>().GetBalanceAsync();
        return (balance.Available, balance.Owed);
    }
}
