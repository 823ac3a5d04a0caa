using Tenantry.Billing.Contracts.Credits;
using Tenantry.Billing.Credits.Ledger;

namespace Tenantry.Billing.Tests.Credits;

public sealed class ReservationTests(CreditsApp credits) : IClassFixture<CreditsApp>
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly Wallet _wallet = new(credits.App, credits.NewTenant());

    [Fact]
    public async Task Reservation_ReservesCredits_AndAPartialCommitReleasesTheRest()
    {
        await _wallet.GrantAsync(50);
        var reservation = (await _wallet.ReserveAsync(30, "train")).Value!;
        (await _wallet.BalanceAsync()).ShouldSatisfyAllConditions(now => now.Available.ShouldBe(20), now => now.Reserved.ShouldBe(30));
        (await _wallet.SpendAsync(21, "other work")).IsProblem.ShouldBeTrue();
        (await _wallet.CommitAsync(reservation.Id, 12)).Value!.Amount.ShouldBe(12);
        (await _wallet.BalanceAsync()).ShouldSatisfyAllConditions(now => now.Available.ShouldBe(38), now => now.Reserved.ShouldBe(0));
        await _wallet.ShouldAgreeAsync();
    }

    [Fact]
    public async Task Commit_SpendsInTheOrderOfUse_AndTheRestReturnsToItsGrant()
    {
        await _wallet.GrantAsync(5, "first", lasts: Minute);
        await _wallet.GrantAsync(5, "second", lasts: 2 * Minute);
        await _wallet.GrantAsync(5, "third");
        var reservation = (await _wallet.ReserveAsync(12, "work")).Value!;
        await _wallet.CommitAsync(reservation.Id, 7);
        (await _wallet.LeftAsync()).ShouldBe(new Dictionary<string, long> { ["first"] = 0, ["second"] = 3, ["third"] = 5 },
            ignoreOrder: true);
        await _wallet.ShouldAgreeAsync();
    }

    [Fact]
    public async Task Release_ReturnsTheCredits_AndCanBeRepeated()
    {
        await _wallet.GrantAsync(50);
        var reservation = (await _wallet.ReserveAsync(30, "train")).Value!;
        (await _wallet.ReleaseAsync(reservation.Id)).IsProblem.ShouldBeFalse();
        (await _wallet.ReleaseAsync(reservation.Id)).IsProblem.ShouldBeFalse();
        (await _wallet.AvailableAsync()).ShouldBe(50);
        (await _wallet.CommitAsync(reservation.Id)).Problem!.Code.ShouldBe("billing.credit_reservation_ended");
        await _wallet.ShouldAgreeAsync();
    }

    [Fact]
    public async Task RepeatedCommit_IsTheSameSpend_AndIsRefusedWithAnotherAmount()
    {
        await _wallet.GrantAsync(50);
        var reservation = (await _wallet.ReserveAsync(30, "train")).Value!;
        var first = await _wallet.CommitAsync(reservation.Id, 12);
        (await _wallet.CommitAsync(reservation.Id, 12)).Value.ShouldBe(first.Value);
        (await _wallet.CommitAsync(reservation.Id, 13)).Problem!.Code.ShouldBe("billing.credit_reservation_ended");
        (await _wallet.ReleaseAsync(reservation.Id)).Problem!.Code.ShouldBe("billing.credit_reservation_ended");
        (await _wallet.AvailableAsync()).ShouldBe(38);
    }

    [Fact]
    public async Task CommitOfMoreThanWasReserved_IsRefused_AndTheReservationStaysOpen()
    {
        await _wallet.GrantAsync(50);
        var reservation = (await _wallet.ReserveAsync(30, "train")).Value!;
        (await _wallet.CommitAsync(reservation.Id, 31)).Problem!.Code.ShouldBe("billing.credit_commit_too_much");
        (await _wallet.CommitAsync(reservation.Id)).Value!.Amount.ShouldBe(30);
    }

    [Fact]
    public async Task ReservationRepeatedWithItsKey_ReturnsTheSame_WithItsCurrentStatus()
    {
        await _wallet.GrantAsync(50);
        var reservation = (await _wallet.ReserveAsync(30, "train")).Value!;
        (await _wallet.ReserveAsync(30, "train")).Value.ShouldBe(reservation);
        await _wallet.CommitAsync(reservation.Id);
        (await _wallet.ReserveAsync(30, "train")).Value!.Status.ShouldBe(CreditReservationStatus.Committed);
        (await _wallet.AvailableAsync()).ShouldBe(20);
    }

    [Fact]
    public async Task UnknownReservation_IsNotFound_NorIsAnotherTenants()
    {
        var other = new Wallet(credits.App, credits.NewTenant());
        await other.GrantAsync(5);
        var otherReservation = (await other.ReserveAsync(5, "work")).Value!;
        foreach (var id in new[] { otherReservation.Id, default })
        {
            (await _wallet.CommitAsync(id)).Problem!.Code.ShouldBe("billing.credit_reservation_not_found");
            (await _wallet.ReleaseAsync(id)).Problem!.Code.ShouldBe("billing.credit_reservation_not_found");
        }

        (await other.CommitAsync(otherReservation.Id)).IsProblem.ShouldBeFalse();
    }

    [Fact]
    public async Task AbandonedReservation_IsReleased_WhenItExpiresAndNotBefore()
    {
        await _wallet.GrantAsync(50);
        var reservation = (await _wallet.ReserveAsync(30, "train", 5 * Minute)).Value!;
        credits.App.Clock.SetUtcNow(reservation.ExpiresAt.AddMilliseconds(-1));
        await _wallet.SettleAsync();
        (await _wallet.AvailableAsync()).ShouldBe(20);
        credits.App.Clock.SetUtcNow(reservation.ExpiresAt);
        await _wallet.SettleAsync();
        (await _wallet.AvailableAsync()).ShouldBe(50);
        (await _wallet.HistoryAsync())[0].Kind.ShouldBe(CreditMovementKind.ReservationExpiry);
        (await _wallet.ReleaseAsync(reservation.Id)).IsProblem.ShouldBeFalse("the reservation was already released");
        await _wallet.ShouldAgreeAsync();
    }

    [Fact]
    public async Task ExpiredReservation_IsReleased_BeforeAnotherDebitIsRefused()
    {
        await _wallet.GrantAsync(50);
        await _wallet.ReserveAsync(50, "forgotten", Minute);
        (await _wallet.SpendAsync(40, "work")).IsProblem.ShouldBeTrue();
        credits.App.Clock.Advance(Minute);
        (await _wallet.SpendAsync(40, "work")).IsProblem.ShouldBeFalse();
        await _wallet.ShouldAgreeAsync();
    }

    [Fact]
    public async Task ExpiredReservation_CanBeCommittedLate_AsASpend_WhileTheBalanceCoversIt()
    {
        await _wallet.GrantAsync(50);
        var reservation = (await _wallet.ReserveAsync(30, "train", Minute)).Value!;
        var second = (await _wallet.ReserveAsync(20, "more", Minute)).Value!;
        credits.App.Clock.Advance(Minute);
        await _wallet.SettleAsync();
        var late = await _wallet.CommitAsync(reservation.Id, 29);
        late.Value!.Amount.ShouldBe(29);
        (await _wallet.CommitAsync(reservation.Id, 29)).Value.ShouldBe(late.Value);
        (await _wallet.AvailableAsync()).ShouldBe(21);
        await _wallet.SpendAsync(2, "elsewhere");
        (await _wallet.CommitAsync(second.Id, 21)).Problem!.Code.ShouldBe("billing.credit_commit_too_much");
        (await _wallet.CommitAsync(second.Id)).Problem!.Code.ShouldBe("billing.credits_insufficient");
        (await _wallet.CommitAsync(second.Id, 0)).Problem!.Code.ShouldBe("billing.credit_reservation_ended");
        (await _wallet.CommitAsync(second.Id, 19)).IsProblem.ShouldBeFalse();
        (await _wallet.AvailableAsync()).ShouldBe(0);
        await _wallet.ShouldAgreeAsync();
    }

    [Fact]
    public async Task ReservationBeforeExpiry_StaysValid_AndReleasedCreditsExpire()
    {
        await _wallet.GrantAsync(50, lasts: Minute);
        var reservation = (await _wallet.ReserveAsync(30, "train", 10 * Minute)).Value!;
        credits.App.Clock.Advance(Minute);
        await _wallet.SettleAsync();
        (await _wallet.BalanceAsync()).ShouldSatisfyAllConditions(now => now.Available.ShouldBe(0), now => now.Reserved.ShouldBe(30));
        (await _wallet.CommitAsync(reservation.Id, 25)).IsProblem.ShouldBeFalse();
        (await _wallet.AvailableAsync()).ShouldBe(0, "the five returned credits have expired with their grant");
        await _wallet.SettleAsync();
        var sides = await _wallet.SidesAsync();
        (sides[CreditSide.Spent], sides[CreditSide.Expired], sides[CreditSide.Available]).ShouldBe((25, 25, 0));
        await _wallet.ShouldAgreeAsync();
    }
}
