using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Contracts;
using Tenantry.Platform.Data;
using Tenantry.RevenueDashboard.Amounts;
using Tenantry.RevenueDashboard.Data;
using Tenantry.RevenueDashboard.Movements;
using Tenantry.RevenueDashboard.Payments;
using Tenantry.RevenueDashboard.Policies;

namespace Tenantry.RevenueDashboard.Figures;

/// <summary>Reads the operator's figures, across tenants, as they are now.</summary>
internal sealed class ReadFigures(
    IAcrossTenants<RevenueDashboardDbContext> across, ReadProducts products, RevenueDashboardOptions options, TimeProvider clock)
{
    private const int Months = 12;
    private static readonly MovementType[] Losses = [MovementType.Churn, MovementType.Contraction];
    private readonly Currency _currency = Currency.Of(options.Currency);
    private readonly OperatorCalendar _calendar = new(TimeZoneInfo.FindSystemTimeZoneById(options.TimeZone));

    public async Task<RevenueFigures> RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var db = await across.OpenAsync("operator reads revenue figures", ct);
        var monthStart = _calendar.StartOf(_calendar.MonthOf(now));
        var states = await StatesAsync(db, ct);
        var mine = states.SingleOrDefault(row => row.Currency == _currency) ?? new Standing { Currency = _currency };
        var collected = await db.Set<RevenuePayment>().Where(row => row.Currency == _currency && row.At >= monthStart).SumAsync(row => row.MinorUnits - row.RefundedMinor - row.LostMinor, ct);
        var broken = await products.RunAsync(db, _currency, monthStart, ct);
        var oneOff = broken.Sum(product => product.OneOffThisMonth.MinorUnits);
        var (formerly, lost, fresh) = await ThirtyDaysAsync(db, now.AddDays(-30), ct);
        var target = options.MonthlyTarget * _currency.MinorUnitsPerUnit;
        return new RevenueFigures
        {
            AsOf = now,
            TimeZone = _calendar.Zone,
            PolicyVersion = RevenuePolicy.Version,
            Mrr = In(mine.Mrr),
            Arr = In(mine.Arr),
            PayingCustomers = mine.Customers,
            Arpa = mine.Customers == 0 ? null : In(mine.Mrr / mine.Customers),
            PastDue = In(mine.PastDue),
            Ending = In(mine.Ending),
            Trials = mine.Trials,
            TrialMrr = In(mine.TrialMrr),
            CollectedThisMonth = In(collected),
            OneOffThisMonth = In(oneOff),
            WithOneOff = In(mine.Mrr + oneOff),
            Target = target is { } of ? In(of) : null,
            Progress = target is { } whole ? Percent.Of(mine.Mrr, whole) : null,
            ProgressWithOneOff = target is { } all ? Percent.Of(mine.Mrr + oneOff, all) : null,
            Mrr30DaysAgo = In(formerly),
            ChurnRate30Days = Percent.Of(lost, formerly),
            NewCustomers30Days = fresh,
            OtherCurrencies = [.. states.Where(row => row.Currency != _currency && row.Mrr > 0).Select(row => new Exact(row.Mrr, row.Currency))],
            Products = broken,
            Months = await ReadMonths.RunAsync(db, _currency, _calendar, Months, now, ct),
            IsEmpty = states.Count == 0 && !await db.Set<RevenuePayment>().AnyAsync(ct),
        };
    }

    private Exact In(decimal minor) => new(minor, _currency);

    private static Task<List<Standing>> StatesAsync(RevenueDashboardDbContext db, CancellationToken ct) =>
        db.Set<MrrState>().GroupBy(row => row.Currency).Select(rows => new Standing
        {
            Currency = rows.Key,
            Mrr = rows.Sum(row => row.Mrr),
            Arr = rows.Sum(row => row.Arr),
            Customers = rows.Where(row => row.Mrr > 0).Select(row => row.TenantId).Distinct().Count(),
            PastDue = rows.Sum(row => row.Status == SubscriptionStatus.PastDue ? row.Mrr : 0),
            Ending = rows.Sum(row => row.EndsAt != null ? row.Mrr : 0),
            Trials = rows.Count(row => row.Status == SubscriptionStatus.Trialing),
            TrialMrr = rows.Sum(row => row.Status == SubscriptionStatus.Trialing ? row.Rate : 0),
        }).ToListAsync(ct);

    private async Task<(decimal Formerly, decimal Lost, int Fresh)> ThirtyDaysAsync(RevenueDashboardDbContext db, DateTimeOffset from, CancellationToken ct)
    {
        var ledger = db.Set<MrrMovement>().Where(row => row.Currency == _currency);
        var since = ledger.Where(row => row.At >= from);
        return (
            await ledger.Where(row => row.At < from).SumAsync(row => row.Delta, ct),
            -await since.Where(row => Losses.Contains(row.Type)).SumAsync(row => row.Delta, ct),
            // A row taken back leaves a sum of zero: what counts is what stands.
            await since.Where(row => row.Type == MovementType.New).GroupBy(row => row.TenantId).CountAsync(tenant => tenant.Sum(row => row.Delta) > 0, ct));
    }

    private sealed class Standing
    {
        public Currency Currency { get; init; }

        public decimal Mrr { get; init; }

        public decimal Arr { get; init; }

        public int Customers { get; init; }

        public decimal PastDue { get; init; }

        public decimal Ending { get; init; }

        public int Trials { get; init; }

        public decimal TrialMrr { get; init; }
    }
}
