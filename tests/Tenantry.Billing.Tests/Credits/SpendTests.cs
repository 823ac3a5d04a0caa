using Tenantry.Billing.Contracts.Credits;

namespace Tenantry.Billing.Tests.Credits;

public sealed class SpendTests(CreditsApp credits) : IClassFixture<CreditsApp>
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private readonly Wallet _wallet = new(credits.App, credits.NewTenant());

    [Fact]
    public async Task Spend_DebitsTheBalance()
    {
        await _wallet.GrantAsync(50);
        (await _wallet.SpendAsync(20, "train a model")).Value!.Amount.ShouldBe(20);
        (await _wallet.SpendAsync(30, "generate images")).IsProblem.ShouldBeFalse();
        (await _wallet.AvailableAsync()).ShouldBe(0);
        await _wallet.ShouldAgreeAsync();
    }

    [Fact]
    public async Task SpendAboveTheBalance_IsRefused_WithTheAmountsAndALinkToBuy_AndDebitsNothing()
    {
        await _wallet.GrantAsync(10);
        var refused = (await _wallet.SpendAsync(11, "too much")).Problem!;
        refused.Code.ShouldBe("billing.credits_insufficient");
        refused.Kind.ShouldBe(ProblemKind.PaymentRequired);
        refused.Details.ShouldBe(
            [
                KeyValuePair.Create("available", (object?)10L), KeyValuePair.Create("needed", (object?)11L),
                KeyValuePair.Create("unit", (object?)"credits"),
                KeyValuePair.Create("buyUrl", (object?)"http://localhost:5010/space/credits"),
            ],
            ignoreOrder: true);
        (await _wallet.AvailableAsync()).ShouldBe(10);
        (await _wallet.SpendAsync(10, "too much")).IsProblem.ShouldBeFalse("a refused operation does not use its key");
    }

    [Fact]
    public async Task SpendOfATenantWithoutCredits_IsRefused() =>
        (await _wallet.SpendAsync(1, "nothing there")).Problem!.Code.ShouldBe("billing.credits_insufficient");

    [Fact]
    public async Task SpendRepeatedWithItsKey_IsTheSameSpend()
    {
        await _wallet.GrantAsync(50);
        var first = await _wallet.SpendAsync(20, "once");
        (await _wallet.SpendAsync(20, "once")).Value.ShouldBe(first.Value);
        (await _wallet.AvailableAsync()).ShouldBe(30);
    }

    [Fact]
    public async Task KeyReusedForAnotherOperation_IsRefused()
    {
        await _wallet.GrantAsync(50);
        await _wallet.SpendAsync(20, "key");
        (await _wallet.SpendAsync(21, "key")).Problem!.Code.ShouldBe("billing.credit_key_reused");
        (await _wallet.ReserveAsync(20, "key")).Problem!.Code.ShouldBe("billing.credit_key_reused");
        (await new Wallet(_wallet.App, _wallet.Tenant, "balance-usd").SpendAsync(20, "key")).Problem!.Code
            .ShouldBe("billing.credit_key_reused");
        (await _wallet.AvailableAsync()).ShouldBe(30);
    }

    [Fact]
    public async Task Keys_AreScopedToTheTenant()
    {
        var other = new Wallet(credits.App, credits.NewTenant());
        await _wallet.GrantAsync(5);
        await other.GrantAsync(5);
        (await _wallet.SpendAsync(5, "key")).IsProblem.ShouldBeFalse();
        (await other.SpendAsync(5, "key")).IsProblem.ShouldBeFalse();
    }

    [Fact]
    public async Task Credits_AreUsedByPriority_ThenExpiry_ThenPromotionalFirst_ThenAge()
    {
        await _wallet.GrantAsync(10, "old, never expires");
        await _wallet.GrantAsync(10, "gift, never expires", CreditSource.Promotion);
        await _wallet.GrantAsync(10, "late expiry", lasts: 30 * Day);
        await _wallet.GrantAsync(10, "early expiry, bought", lasts: 10 * Day);
        await _wallet.GrantAsync(10, "early expiry, gift", CreditSource.Promotion, lasts: 10 * Day);
        await _wallet.GrantAsync(10, "urgent, never expires", priority: 10);
        credits.App.Clock.Advance(TimeSpan.FromMilliseconds(1));
        await _wallet.GrantAsync(10, "young, never expires");
        string[] order =
        [
            "urgent, never expires", "early expiry, gift", "early expiry, bought", "late expiry", "gift, never expires",
            "old, never expires", "young, never expires",
        ];
        (await _wallet.BalanceAsync()).Grants.Select(grant => grant.Note).ShouldBe(order);
        foreach (var index in Enumerable.Range(0, order.Length))
        {
            (await _wallet.LeftAsync()).Where(grant => grant.Value > 0).Select(grant => grant.Key)
                .ShouldBe(order[index..], ignoreOrder: true);
            (await _wallet.SpendAsync(10, $"use {index}")).IsProblem.ShouldBeFalse();
        }
    }

    [Fact]
    public async Task Spend_CanUseSeveralGrants()
    {
        await _wallet.GrantAsync(5, "first", lasts: Day);
        await _wallet.GrantAsync(5, "second", lasts: 2 * Day);
        await _wallet.GrantAsync(5, "third", lasts: 3 * Day);
        await _wallet.SpendAsync(12, "much");
        (await _wallet.LeftAsync()).ShouldBe(new Dictionary<string, long> { ["first"] = 0, ["second"] = 0, ["third"] = 3 },
            ignoreOrder: true);
        await _wallet.ShouldAgreeAsync();
    }

    [Fact]
    public async Task History_IsNumberedWithoutGaps_AndEachLineFollowsFromTheOneBefore()
    {
        await _wallet.GrantAsync(50);
        await _wallet.SpendAsync(20, "train a model");
        await _wallet.SpendAsync(100, "refused");
        await _wallet.SpendAsync(30, "generate images");
        var history = await _wallet.HistoryAsync();
        history.Select(line => (line.Number, line.Kind, line.Change, line.AvailableAfter)).ShouldBe(
            [(3, CreditMovementKind.Spend, -30, 0), (2, CreditMovementKind.Spend, -20, 30), (1, CreditMovementKind.Grant, 50, 50)]);
    }

    [Theory]
    [InlineData(0, "key", "credits")]
    [InlineData(-5, "key", "credits")]
    [InlineData(1, " ", "credits")]
    [InlineData(1, "key", "coupons")]
    public async Task InvalidArguments_ThrowAnException(long amount, string key, string unit) =>
        await Should.ThrowAsync<ArgumentException>(() => new Wallet(_wallet.App, _wallet.Tenant, unit).SpendAsync(amount, key));
}
