using Tenantry.Billing.Contracts.Credits;
using Tenantry.Billing.Credits.Ledger;

namespace Tenantry.Billing.Tests.Credits;

public sealed class RevocationTests(CreditsApp credits) : IClassFixture<CreditsApp>
{
    private readonly Wallet _wallet = new(credits.App, credits.NewTenant());

    [Fact]
    public async Task Revocation_IsAbsolute_SoARepetitionChangesNothing()
    {
        var grant = await _wallet.GrantAsync(100);
        await _wallet.RevokeAsync(grant.Id, 30);
        await _wallet.RevokeAsync(grant.Id, 30);
        (await _wallet.AvailableAsync()).ShouldBe(70);
        await _wallet.RevokeAsync(grant.Id, 50);
        (await _wallet.AvailableAsync()).ShouldBe(50);
        await _wallet.RevokeAsync(grant.Id, 1_000);
        (await _wallet.AvailableAsync()).ShouldBe(0);
        (await _wallet.SidesAsync())[CreditSide.Revoked].ShouldBe(100);
        await _wallet.ShouldAgreeAsync();
    }

    [Fact]
    public async Task RevokedCreditsThatWereUsed_AreOwed_AndTheNextGrantPaysTheDebtFirst()
    {
        var grant = await _wallet.GrantAsync(100);
        await _wallet.SpendAsync(80, "work");
        await _wallet.RevokeAsync(grant.Id, 100);
        (await _wallet.BalanceAsync()).ShouldSatisfyAllConditions(now => now.Available.ShouldBe(0), now => now.Owed.ShouldBe(80));
        await _wallet.GrantAsync(50, "next");
        (await _wallet.BalanceAsync()).ShouldSatisfyAllConditions(now => now.Available.ShouldBe(0), now => now.Owed.ShouldBe(30));
        await _wallet.GrantAsync(50, "after");
        (await _wallet.BalanceAsync()).ShouldSatisfyAllConditions(now => now.Available.ShouldBe(20), now => now.Owed.ShouldBe(0));
        await _wallet.ShouldAgreeAsync();
    }

    [Fact]
    public async Task RevokedCreditsThatWereUsed_AreTakenFromOtherGrants_BeforeTheyAreOwed()
    {
        var grant = await _wallet.GrantAsync(100, "bought", priority: 10);
        await _wallet.GrantAsync(30, "other");
        await _wallet.SpendAsync(60, "work");
        await _wallet.RevokeAsync(grant.Id, 100);
        (await _wallet.BalanceAsync()).ShouldSatisfyAllConditions(now => now.Available.ShouldBe(0), now => now.Owed.ShouldBe(30));
        await _wallet.ShouldAgreeAsync();
    }

    [Fact]
    public async Task ReleasedReservation_PaysTheDebt()
    {
        var grant = await _wallet.GrantAsync(100);
        var reservation = (await _wallet.ReserveAsync(60, "work")).Value!;
        await _wallet.RevokeAsync(grant.Id, 100);
        (await _wallet.BalanceAsync()).Owed.ShouldBe(60);
        await _wallet.CommitAsync(reservation.Id, 20);
        (await _wallet.BalanceAsync()).ShouldSatisfyAllConditions(now => now.Available.ShouldBe(0), now => now.Owed.ShouldBe(20));
        await _wallet.ShouldAgreeAsync();
    }

    [Fact]
    public async Task RevokedCreditsThatExpiredUnused_AreNotOwed()
    {
        var grant = await _wallet.GrantAsync(100, lasts: TimeSpan.FromDays(1));
        await _wallet.SpendAsync(40, "work");
        credits.App.Clock.Advance(TimeSpan.FromDays(1));
        await _wallet.SettleAsync();
        await _wallet.RevokeAsync(grant.Id, 100);
        (await _wallet.BalanceAsync()).Owed.ShouldBe(40);
        await _wallet.ShouldAgreeAsync();
    }

    [Fact]
    public async Task WonDispute_ReducesTheDebtFirst_AndThenRestoresTheCredits()
    {
        var grant = await _wallet.GrantAsync(100);
        await _wallet.SpendAsync(40, "work");
        await _wallet.RevokeAsync(grant.Id, 100);
        (await _wallet.BalanceAsync()).Owed.ShouldBe(40);
        await _wallet.RevokeAsync(grant.Id, 0);
        (await _wallet.BalanceAsync()).ShouldSatisfyAllConditions(now => now.Available.ShouldBe(60), now => now.Owed.ShouldBe(0));
        (await _wallet.HistoryAsync())[0].Kind.ShouldBe(CreditMovementKind.Restoration);
        await _wallet.ShouldAgreeAsync();
    }

    [Fact]
    public async Task UnknownGrant_IsNotFound() =>
    (await _wallet.RevokeAsync(default, 1)).Problem!.Code.ShouldBe("billing.credit_grant_not_found");
}
