using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Contracts.Credits;
using Tenantry.Billing.Credits.Ledger;
using Tenantry.Billing.Data;
using Tenantry.Platform;
using static Tenantry.Billing.Credits.Ledger.DrawCredits;

namespace Tenantry.Billing.Credits.Spends;

/// <summary>Uses credits, or sets them aside.</summary>
internal sealed class SpendCredits(BillingDbContext db, DrawCredits draw, LapseHolds lapse, TellLow low, BillingOptions options, PlatformOptions platform, CreditMetrics metrics)
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    public async Task<Result<CreditSpend>> SpendAsync(long amount, string key, string unit, string? note, CancellationToken ct)
    {
        var asked = new Asked(CreditMovementKind.Spend, unit, amount, key, note);
        var drawn = await RunAsync(asked, ct);
        return drawn.IsProblem ? drawn.Problem : new CreditSpend(new CreditSpendId(drawn.Value.Known?.Id ?? drawn.Value.Id), amount);
    }

    public async Task<Result<CreditReservation>> ReserveAsync(long amount, string key, TimeSpan? lifetime, string unit, string? note, CancellationToken ct)
    {
        var last = lifetime ?? options.CreditReservationLifetime;
        ArgumentOutOfRangeException.ThrowIfLessThan(last, TimeSpan.FromSeconds(1), nameof(lifetime));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(last, Longest, nameof(lifetime));
        var drawn = await RunAsync(new Asked(CreditMovementKind.Reservation, unit, amount, key, note, last), ct);
        if (drawn.IsProblem)
        {
            return drawn.Problem;
        }

        if (drawn.Value.Known is not { } known)
        {
            return new CreditReservation(new CreditReservationId(drawn.Value.Id), amount, CreditReservationStatus.Open, drawn.Value.At + last);
        }

        var hold = await db.Set<CreditHold>().AsNoTracking().FirstAsync(row => row.Id == known.Id, ct);
        return new CreditReservation(new CreditReservationId(hold.Id), hold.Amount, hold.Status, hold.ExpiresAt);
    }

    private async Task<Result<Drawn>> RunAsync(Asked asked, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(asked.Amount, 1, nameof(asked.Amount));
        ArgumentException.ThrowIfNullOrWhiteSpace(asked.Key);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(asked.Key.Length, CreditOperation.MaxKey, nameof(asked.Key));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(asked.Note?.Length ?? 0, CreditOperation.MaxNote, nameof(asked.Note));
        var drawn = await draw.RunAsync(asked, ct);
        if (drawn is { IsDone: false, Known: null } && await lapse.OfTenantAsync(asked.Unit, ct) > 0)
        {
            drawn = await draw.RunAsync(asked, ct);
        }

        if (drawn.LowUntold)
        {
            await low.RunAsync(asked.Unit, ct);
        }

        metrics.CreditsDrawn(asked.Kind, drawn.IsDone || drawn.Known is not null);
        return drawn switch
        {
            { IsDone: true } => drawn,
            { Known: { } known } => known.Is(asked) ? drawn : CreditProblems.CreditKeyReused,
            _ => Insufficient(asked.Unit, asked.Amount, drawn.Before),
        };
    }

    public Problem Insufficient(string unit, long needed, long available) => CreditProblems.CreditsInsufficient
        .With("unit", unit).With("needed", needed).With("available", available).With("buyUrl", $"{platform.PublicUrl}/space/credits");
}
