using Microsoft.EntityFrameworkCore;
using Tenantry.RevenueDashboard.Amounts;
using Tenantry.RevenueDashboard.Data;
using Tenantry.RevenueDashboard.Movements;

namespace Tenantry.RevenueDashboard.Metrics;

/// <summary>Calculates the MRR roll-forward of the operator's last months.</summary>
internal static class GetMonthlyRevenue
{
    public static async Task<IReadOnlyList<MonthlyRevenue>> RunAsync(
        RevenueDashboardDbContext db, Currency currency, OperatorCalendar calendar, int count, DateTimeOffset now, CancellationToken ct)
    {
        var months = calendar.LastMonths(count, now);
        var starts = months.Select(calendar.StartOf).ToArray();
        var end = calendar.StartOf(months[^1].AddMonths(1));
        var opening = await db.Set<MrrMovement>().Where(row => row.Currency == currency && row.At < starts[0])
            .SumAsync(row => row.Delta, ct);
        var sums = await db.Database.SqlQuery<MonthSum>(
            $"""
            select width_bucket(at, {starts}) as "Bucket", type as "Type", sum(delta) as "Delta" from revenue.mrr_movement
            where currency = {currency.Code} and at >= {starts[0]} and at < {end} group by 1, 2
            """).ToListAsync(ct);

        var result = new List<MonthlyRevenue>();
        for (var index = 0; index < months.Count; index++)
        {
            var deltas = sums.Where(sum => sum.Bucket == index + 1)
                .ToDictionary(sum => Enum.Parse<MovementType>(sum.Type), sum => sum.Delta);
            var closing = opening + deltas.Values.Sum();
            result.Add(new MonthlyRevenue(
                months[index], index == months.Count - 1, In(opening), In(Of(MovementType.New)), In(Of(MovementType.Expansion)),
                In(Of(MovementType.Reactivation)), In(Of(MovementType.Contraction)), In(Of(MovementType.Churn)), In(closing)));
            opening = closing;

            decimal Of(MovementType type) => deltas.GetValueOrDefault(type);
        }

        return result;

        PreciseMoney In(decimal minor) => new(minor, currency);
    }

    private sealed class MonthSum
    {
        public int Bucket { get; init; }

        public string Type { get; init; } = "";

        public decimal Delta { get; init; }
    }
}
