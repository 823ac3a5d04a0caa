using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Contracts.Credits;
using Tenantry.Billing.Credits.Grants;
using Tenantry.Billing.Credits.Ledger;
using Tenantry.Billing.Credits.Spends;
using Tenantry.Billing.Data;

namespace Tenantry.Billing.Credits;

/// <summary>Implements the credits API for the product and the other modules.</summary>
internal sealed class TenantCredits(
    BillingDbContext db, SpendCredits spends, EndReservation reservations, RefundSpend refunds, GrantCredits grants, CreditUnits units,
    TimeProvider clock) : ICredits
{
    public async Task<CreditBalance> GetBalanceAsync(string unit, CancellationToken ct)
    {
        units.Find(unit);
        var now = clock.GetUtcNow();
        var account = await db.Set<CreditAccount>().AsNoTracking().FirstOrDefaultAsync(row => row.Unit == unit, ct);
        var lots = await db.Set<CreditLot>().AsNoTracking()
            .Where(row => row.Unit == unit && row.IsOpen && (row.ExpiresAt == null || row.ExpiresAt > now))
            .OrderBy(row => row.Priority).ThenBy(row => row.ExpiresAt == null).ThenBy(row => row.ExpiresAt)
            .ThenByDescending(row => row.IsPromotional)
            .ThenBy(row => row.CreatedAt).ThenBy(row => row.Id)
            .ToListAsync(ct);
        return new CreditBalance(unit, lots.Sum(lot => lot.Remaining), account?.Reserved ?? 0, account?.Owed ?? 0,
            [.. lots.Select(ToGrant)]);
    }

    public Task<Result<CreditSpend>> SpendAsync(long amount, string key, string unit, string? note, CancellationToken ct) =>
        spends.SpendAsync(amount, key, unit, note, ct);

    public Task<Result<CreditReservation>> ReserveAsync(
        long amount, string key, TimeSpan? lifetime, string unit, string? note, CancellationToken ct) =>
        spends.ReserveAsync(amount, key, lifetime, unit, note, ct);

    public Task<Result<CreditSpend>> CommitAsync(CreditReservationId reservation, long? amount, CancellationToken ct) =>
        reservations.CommitAsync(reservation, amount, ct);

    public Task<Result> ReleaseAsync(CreditReservationId reservation, CancellationToken ct) => reservations.ReleaseAsync(reservation, ct);

    public Task<Result<long>> RefundAsync(CreditSpendId spend, string key, long? amount, string? reason, CancellationToken ct) =>
        refunds.RunAsync(spend, key, amount, reason, ct);

    public async Task<CreditGrant> GrantAsync(NewCreditGrant grant, CancellationToken ct) =>
        ToGrant((await grants.RunAsync(grant, period: null, ct))!);

    public async Task<IReadOnlyList<CreditMovement>> ListMovementsAsync(string unit, long? before, int take, CancellationToken ct)
    {
        units.Find(unit);
        ArgumentOutOfRangeException.ThrowIfLessThan(take, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(take, 500);
        return await db.Set<CreditOperation>().AsNoTracking()
            .Where(row => row.Unit == unit && (before == null || row.Number < before))
            .OrderByDescending(row => row.Number)
            .Take(take)
            .Select(row => new CreditMovement(row.Number, row.Id, row.Kind, row.Amount, row.Change, row.AvailableAfter, row.Note, row.At))
            .ToListAsync(ct);
    }

    private static CreditGrant ToGrant(CreditLot lot) =>
        new(new CreditGrantId(lot.Id), lot.Source, lot.Amount, lot.Remaining, lot.CreatedAt, lot.ExpiresAt, lot.Note);
}
