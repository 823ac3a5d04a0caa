using Microsoft.Extensions.DependencyInjection;
using Tenantry.Billing.Contracts.Credits;
using Tenantry.Billing.Credits.Ledger;

namespace Tenantry.Billing.Tests.Credits;

public sealed class GrantTests(CreditsApp credits) : IClassFixture<CreditsApp>
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private readonly Wallet _wallet = new(credits.App, credits.NewTenant());

    [Fact]
    public async Task RepeatedReference_GrantsOnce_AtAnyTime()
    {
        var first = await _wallet.GrantAsync(200, "in_1", CreditSource.Period);
        (await _wallet.GrantAsync(200, "in_1", CreditSource.Period)).Id.ShouldBe(first.Id);
        await _wallet.SpendAsync(200, "the whole spend");
        (await _wallet.GrantAsync(200, "in_1", CreditSource.Period)).Remaining.ShouldBe(0);
        (await _wallet.AvailableAsync()).ShouldBe(0);
        await _wallet.GrantAsync(200, "in_2", CreditSource.Period);
        await _wallet.GrantAsync(200, "in_1", CreditSource.Promotion);
        (await _wallet.AvailableAsync()).ShouldBe(400);
    }

    [Fact]
    public async Task ConcurrentGrantsWithOneReference_GrantOnce()
    {
        var grants = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => _wallet.GrantAsync(200, "in_1")));
        grants.Select(grant => grant.Id).Distinct().ShouldHaveSingleItem();
        (await _wallet.AvailableAsync()).ShouldBe(200);
        (await _wallet.HistoryAsync()).ShouldHaveSingleItem();
        await _wallet.ShouldAgreeAsync();
    }

    [Fact]
    public async Task Grant_IsAnnounced_Once()
    {
        var grant = await _wallet.GrantAsync(50, $"cs_{_wallet.Tenant}");
        await _wallet.GrantAsync(50, $"cs_{_wallet.Tenant}");
        var announced = await Eventually.GetAsync(
            () => Task.FromResult(Heard<CreditsGranted>().FirstOrDefault(creditsGranted => creditsGranted.Grant == grant.Id)),
            "the grant is announced");
        announced.ShouldBe(new CreditsGranted(grant.Id, "credits", CreditSource.Purchase, $"cs_{_wallet.Tenant}", 50, null, announced.At));
        Heard<CreditsGranted>().Count(creditsGranted => creditsGranted.Grant == grant.Id).ShouldBe(1);
    }

    [Fact]
    public async Task ExpiredCredits_AreWrittenOff_WithTheTimeOfExpiry_AndCannotBeUsedAfterIt()
    {
        var grant = await _wallet.GrantAsync(50, lasts: Day);
        credits.App.Clock.SetUtcNow(grant.ExpiresAt!.Value.AddMilliseconds(-1));
        await _wallet.SettleAsync();
        (await _wallet.SpendAsync(10, "in time")).IsProblem.ShouldBeFalse();
        credits.App.Clock.SetUtcNow(grant.ExpiresAt!.Value);
        (await _wallet.AvailableAsync()).ShouldBe(0, "credits expire even before the job runs");
        (await _wallet.SpendAsync(10, "too late")).Problem!.Code.ShouldBe("billing.credits_insufficient");
        credits.App.Clock.Advance(TimeSpan.FromSeconds(40));
        await _wallet.SettleAsync();
        await _wallet.SettleAsync();
        var line = (await _wallet.HistoryAsync())[0];
        (line.Kind, line.Amount, line.AvailableAfter, line.At).ShouldBe((CreditMovementKind.Expiry, 40, 0, grant.ExpiresAt.Value));
        (await _wallet.HistoryAsync()).Count.ShouldBe(3);
        await Eventually.HoldsAsync(
            () => Task.FromResult(Heard<CreditsExpired>().Contains(new CreditsExpired(grant.Id, "credits", 40, grant.ExpiresAt.Value))),
            "the expiry is announced");
        await _wallet.ShouldAgreeAsync();
    }

    [Fact]
    public async Task RefundedSpend_ReturnsToItsGrants_LastUsedFirst_AndNeverExceedsTheSpend()
    {
        await _wallet.GrantAsync(5, "first", lasts: Day);
        await _wallet.GrantAsync(5, "second", lasts: 2 * Day);
        var spend = (await _wallet.SpendAsync(8, "work")).Value!;
        (await _wallet.RefundAsync(spend.Id, "half", 4)).Value.ShouldBe(4);
        (await _wallet.LeftAsync()).ShouldBe(new Dictionary<string, long> { ["first"] = 1, ["second"] = 5 }, ignoreOrder: true);
        (await _wallet.RefundAsync(spend.Id, "half", 4)).Value.ShouldBe(4);
        (await _wallet.RefundAsync(spend.Id, "half", 3)).Problem!.Code.ShouldBe("billing.credit_key_reused");
        (await _wallet.RefundAsync(spend.Id, "too much", 5)).Problem!.Code.ShouldBe("billing.credit_refund_too_much");
        (await _wallet.RefundAsync(spend.Id, "rest")).Value.ShouldBe(4);
        (await _wallet.RefundAsync(spend.Id, "nothing left")).Problem!.Code.ShouldBe("billing.credit_refund_too_much");
        (await _wallet.RefundAsync(default, "nothing there")).Problem!.Code.ShouldBe("billing.credit_spend_not_found");
        (await _wallet.LeftAsync()).ShouldBe(new Dictionary<string, long> { ["first"] = 5, ["second"] = 5 }, ignoreOrder: true);
        await _wallet.ShouldAgreeAsync();
    }

    [Fact]
    public async Task RefundOfACommittedReservation_RestoresTheUsedCredits()
    {
        await _wallet.GrantAsync(50);
        var reservation = (await _wallet.ReserveAsync(30, "train")).Value!;
        var spend = (await _wallet.CommitAsync(reservation.Id, 12)).Value!;
        (await _wallet.RefundAsync(spend.Id, "it failed")).Value.ShouldBe(12);
        (await _wallet.AvailableAsync()).ShouldBe(50);
        await _wallet.ShouldAgreeAsync();
    }

    [Fact]
    public async Task RefundToAnExpiredGrant_ExpiresWithIt()
    {
        await _wallet.GrantAsync(5, lasts: Day);
        var spend = (await _wallet.SpendAsync(5, "work")).Value!;
        credits.App.Clock.Advance(Day);
        await _wallet.RefundAsync(spend.Id, "it failed");
        (await _wallet.AvailableAsync()).ShouldBe(0);
        await _wallet.SettleAsync();
        (await _wallet.SidesAsync())[CreditSide.Expired].ShouldBe(5);
        await _wallet.ShouldAgreeAsync();
    }

    private IReadOnlyList<T> Heard<T>() => credits.App.Services.GetRequiredService<Recorder>().Of<T>();
}
