using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Contracts;
using Tenantry.Platform.Data;
using Tenantry.RevenueDashboard.Amounts;
using Tenantry.RevenueDashboard.Data;
using Tenantry.RevenueDashboard.Movements;
using Tenantry.RevenueDashboard.Payments;
using Tenantry.RevenueDashboard.Policies;

namespace Tenantry.RevenueDashboard.Metrics;

/// <summary>Gets the current revenue metrics across all tenants.</summary>
internal sealed class GetRevenueMetrics(
    ICrossTenantDbContextFactory<RevenueDashboardDbContext> across, GetProductRevenue products, RevenueDashboardOptions options,
    TimeProvider clock)
{
    private const int Months = 12;
    private static readonly MovementType[] Losses = [MovementType.Churn, MovementType.Contraction];
    private readonly Currency _currency = Currency.Of(options.Currency);
    private readonly OperatorCalendar _calendar = new(TimeZoneInfo.FindSystemTimeZoneById(options.TimeZone));

    public async Task<RevenueMetrics> RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var db = await across.CreateDbContextAsync("operator reads revenue metrics", ct);
        var monthStart = _calendar.StartOf(_calendar.MonthOf(now));
        var states = await StatesAsync(db, ct);
        var totals = states.SingleOrDefault(row => row.Currency == _currency) ?? new CurrencyTotals { Currency = _currency };
        var collected = await db.Set<RevenuePayment>().Where(row => row.Currency == _currency && row.At >= monthStart)
            .SumAsync(row => row.MinorUnits - row.RefundedMinor - row.LostMinor, ct);
        var byProduct = await products.RunAsync(db, _currency, monthStart, ct);
        var oneOff = byProduct.Sum(product => product.OneOffThisMonth.MinorUnits);
        var (previousMrr, lost, newCustomers) = await ThirtyDaysAsync(db, now.AddDays(-30), ct);
        var target = options.MonthlyTarget * _currency.MinorUnitsPerUnit;
        return new RevenueMetrics
        {
            AsOf = now,
            TimeZone = _calendar.Zone,
            PolicyVersion = RevenuePolicy.Version,
            Mrr = In(totals.Mrr),
            Arr = In(totals.Arr),
            PayingCustomers = totals.Customers,
            Arpa = totals.Customers == 0 ? null : In(totals.Mrr / totals.Customers),
            PastDue = In(totals.PastDue),
            Ending = In(totals.Ending),
            Trials = totals.Trials,
            TrialMrr = In(totals.TrialMrr),
            CollectedThisMonth = In(collected),
            OneOffThisMonth = In(oneOff),
            WithOneOff = In(totals.Mrr + oneOff),
            Target = target is { } amount ? In(amount) : null,
            Progress = target is { } mrrTarget ? Percent.Ratio(totals.Mrr, mrrTarget) : null,
            ProgressWithOneOff = target is { } totalTarget ? Percent.Ratio(totals.Mrr + oneOff, totalTarget) : null,
            Mrr30DaysAgo = In(previousMrr),
            ChurnRate30Days = Percent.Ratio(lost, previousMrr),
            NewCustomers30Days = newCustomers,
            OtherCurrencies = [.. states.Where(row => row.Currency != _currency && row.Mrr > 0)
                .Select(row => new PreciseMoney(row.Mrr, row.Currency))],
            Products = byProduct,
            Months = await GetMonthlyRevenue.RunAsync(db, _currency, _calendar, Months, now, ct),
            IsEmpty = states.Count == 0 && !await db.Set<RevenuePayment>().AnyAsync(ct),
        };
    }

    private PreciseMoney In(decimal minor) => new(minor, _currency);

    private static Task<List<CurrencyTotals>> StatesAsync(RevenueDashboardDbContext db, CancellationToken ct) =>
        db.Set<MrrState>().GroupBy(row => row.Currency).Select(rows => new CurrencyTotals
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

    private async Task<(decimal PreviousMrr, decimal Lost, int NewCustomers)> ThirtyDaysAsync(
        RevenueDashboardDbContext db, DateTimeOffset from, CancellationToken ct)
    {
        var ledger = db.Set<MrrMovement>().Where(row => row.Currency == _currency);
        var since = ledger.Where(row => row.At >= from);
        return (
            await ledger.Where(row => row.At < from).SumAsync(row => row.Delta, ct),
            -await since.Where(row => Losses.Contains(row.Type)).SumAsync(row => row.Delta, ct),
            // A reversed row sums to zero with its reversal, so only a positive sum is a new customer.
            await since.Where(row => row.Type == MovementType.New).GroupBy(row => row.TenantId)
            .CountAsync(tenant => tenant.Sum(row => row.Delta) > 0, ct));
    }

    private sealed class CurrencyTotals
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
