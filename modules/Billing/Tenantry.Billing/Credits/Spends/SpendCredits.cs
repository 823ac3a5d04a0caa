using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Contracts.Credits;
using Tenantry.Billing.Credits.Ledger;
using Tenantry.Billing.Data;
using Tenantry.Platform;
using static Tenantry.Billing.Credits.Ledger.DebitCredits;

namespace Tenantry.Billing.Credits.Spends;

/// <summary>Spends or reserves credits.</summary>
internal sealed class SpendCredits(BillingDbContext db, DebitCredits debits, ExpireHolds expireHolds, AnnounceLowBalance low,
    BillingOptions options, PlatformOptions platform, CreditMetrics metrics)
{
    private static readonly TimeSpan MaxLifetime = TimeSpan.FromDays(30);

    public async Task<Result<CreditSpend>> SpendAsync(long amount, string key, string unit, string? note, CancellationToken ct)
    {
        var request = new DebitRequest(CreditMovementKind.Spend, unit, amount, key, note);
        var debit = await RunAsync(request, ct);
        return debit.IsProblem ? debit.Problem : new CreditSpend(new CreditSpendId(debit.Value.Existing?.Id ?? debit.Value.Id), amount);
    }

    public async Task<Result<CreditReservation>> ReserveAsync(
        long amount, string key, TimeSpan? lifetime, string unit, string? note, CancellationToken ct)
    {
        var expiresAfter = lifetime ?? options.CreditReservationLifetime;
        ArgumentOutOfRangeException.ThrowIfLessThan(expiresAfter, TimeSpan.FromSeconds(1), nameof(lifetime));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(expiresAfter, MaxLifetime, nameof(lifetime));
        var debit = await RunAsync(new DebitRequest(CreditMovementKind.Reservation, unit, amount, key, note, expiresAfter), ct);
        if (debit.IsProblem)
        {
            return debit.Problem;
        }

        if (debit.Value.Existing is not { } existing)
        {
            return new CreditReservation(new CreditReservationId(debit.Value.Id), amount, CreditReservationStatus.Open,
                debit.Value.At + expiresAfter);
        }

        var hold = await db.Set<CreditHold>().AsNoTracking().FirstAsync(row => row.Id == existing.Id, ct);
        return new CreditReservation(new CreditReservationId(hold.Id), hold.Amount, hold.Status, hold.ExpiresAt);
    }

    private async Task<Result<DebitResult>> RunAsync(DebitRequest request, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(request.Amount, 1, nameof(request.Amount));
        ArgumentException.ThrowIfNullOrWhiteSpace(request.Key);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(request.Key.Length, CreditOperation.MaxKey, nameof(request.Key));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(request.Note?.Length ?? 0, CreditOperation.MaxNote, nameof(request.Note));
        var debit = await debits.RunAsync(request, ct);
        if (debit is { IsDone: false, Existing: null } && await expireHolds.RunAsync(request.Unit, ct) > 0)
        {
            debit = await debits.RunAsync(request, ct);
        }

        if (debit.HasLowBalanceToAnnounce)
        {
            await low.RunAsync(request.Unit, ct);
        }

        metrics.RecordDebit(request.Kind, debit.IsDone || debit.Existing is not null);
        return debit switch
        {
            { IsDone: true } => debit,
            { Existing: { } existing } => existing.Matches(request) ? debit : CreditProblems.CreditKeyReused,
            _ => Insufficient(request.Unit, request.Amount, debit.AvailableBefore),
        };
    }

    public Problem Insufficient(string unit, long needed, long available) => CreditProblems.CreditsInsufficient
        .WithDetail("unit", unit).WithDetail("needed", needed).WithDetail("available", available)
        .WithDetail("buyUrl", $"{platform.PublicUrl}/space/credits");
}
