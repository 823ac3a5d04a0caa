using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Contracts.Credits;
using Tenantry.Billing.Credits.Ledger;
using Tenantry.Billing.Data;

namespace Tenantry.Billing.Credits.Spends;

/// <summary>Commits or releases a reservation.</summary>
internal sealed class EndReservation(BillingDbContext db, EndHold end, DebitCredits debits, SpendCredits spends, AnnounceLowBalance low)
{
    public async Task<Result<CreditSpend>> CommitAsync(CreditReservationId reservation, long? amount, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(amount ?? 0, 0, nameof(amount));
        var ended = await end.RunAsync(reservation.Value, amount, CreditMovementKind.Commit, ct);
        return ended switch
        {
            null => CreditProblems.CreditReservationNotFound,
            { Spend: { } done } => done,
            { StatusBefore: CreditReservationStatus.Expired } => await CommitLateAsync(reservation, amount ?? ended.Amount, ct),
            _ => Refuse(ended, amount),
        };
    }

    public async Task<Result> ReleaseAsync(CreditReservationId reservation, CancellationToken ct)
    {
        var ended = await end.RunAsync(reservation.Value, used: 0, CreditMovementKind.Release, ct);
        return ended switch
        {
            null => CreditProblems.CreditReservationNotFound,
            { Spend: null, StatusBefore: CreditReservationStatus.Committed } => CreditProblems.CreditReservationEnded,
            _ => Result.Success,
        };
    }

    // The credits were released and may have been used since. The account stays locked from reading the reservation to updating it, so that
    // of two late commits only one spends.
    private async Task<Result<CreditSpend>> CommitLateAsync(CreditReservationId reservation, long amount, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var ended = (await end.RunAsync(reservation.Value, amount, CreditMovementKind.Commit, ct))!;
        if (ended.StatusBefore != CreditReservationStatus.Expired || amount > ended.Amount || amount == 0)
        {
            return amount == 0 ? CreditProblems.CreditReservationEnded : Refuse(ended, amount);
        }

        var debit = await debits.RunAsync(new(CreditMovementKind.Commit, ended.Unit, amount, Key: null, Note: null,
            Parent: reservation.Value), ct);
        if (!debit.IsDone)
        {
            return spends.Insufficient(ended.Unit, amount, debit.AvailableBefore);
        }

        await db.Set<CreditHold>().Where(row => row.Id == reservation.Value)
            .ExecuteUpdateAsync(row => row.SetProperty(creditHold => creditHold.Status, CreditReservationStatus.Committed), ct);
        await transaction.CommitAsync(ct);
        if (debit.HasLowBalanceToAnnounce)
        {
            await low.RunAsync(ended.Unit, ct);
        }

        return new CreditSpend(new CreditSpendId(debit.Id), amount);
    }

    private static Result<CreditSpend> Refuse(EndHold.EndHoldResult ended, long? amount) => ended switch
    {
        _ when amount > ended.Amount => CreditProblems.CreditCommitTooMuch.WithDetail("reserved", ended.Amount),
        { StatusBefore: CreditReservationStatus.Committed, ExistingSpend: { } existing } when existing.Amount == (amount ?? ended.Amount) =>
            existing,
        _ => CreditProblems.CreditReservationEnded,
    };
}
