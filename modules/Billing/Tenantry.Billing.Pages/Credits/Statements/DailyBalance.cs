using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Credits.Ledger;
using Tenantry.Billing.Credits.Statements;
using Tenantry.Billing.Data;
using Tenantry.Billing.Pages.Credits.Statements;

namespace Tenantry.Billing.Pages.Credits.Statements;

/// <summary>Calculates the available balance at the end of each of the last 30 days (UTC), working back from the current balance.</summary>
internal sealed class DailyBalance(BillingDbContext db, TimeProvider clock)
{
    private const int Days = 30;

    // A tenant with many debits must not load a whole month for one chart: the chart then starts at the oldest of these operations.
    private const int MaxOperations = 20_000;

    public async Task<IReadOnlyList<(DateOnly Day, long Available)>> ReadAsync(string unit, CancellationToken ct)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var from = new DateTimeOffset(today.AddDays(1 - Days), TimeOnly.MinValue, TimeSpan.Zero);
        if (await db.Set<CreditAccount>().AsNoTracking().FirstOrDefaultAsync(row => row.Unit == unit, ct) is not { } account)
        {
            return [];
        }

        var changes = await db.Set<CreditOperation>()
            .Where(row => row.Unit == unit && row.Number > account.Operations - MaxOperations
                && row.Number <= account.Operations && row.At >= from)
            .GroupBy(row => row.At.Date)
            .Select(day => new { Day = day.Key, Change = day.Sum(row => row.Change), Count = day.Count() })
            .ToListAsync(ct);
        if (changes.Count == 0)
        {
            return [];
        }

        var byDay = changes.ToDictionary(day => DateOnly.FromDateTime(day.Day), day => day.Change);
        var first = changes.Sum(day => day.Count) == MaxOperations ? byDay.Keys.Min().AddDays(1) : today.AddDays(1 - Days);
        var available = account.Available;
        var balances = new List<(DateOnly Day, long Available)>();
        for (var day = today; day >= first; day = day.AddDays(-1))
        {
            balances.Add((day, available));
            available -= byDay.GetValueOrDefault(day);
        }

        // Leading days without a balance are dropped, except the last one, so that the chart starts at zero.
        var lastEmpty = balances.FindLastIndex(day => day.Available != 0 || byDay.ContainsKey(day.Day));
        balances = balances[..Math.Min(lastEmpty + 2, balances.Count)];
        balances.Reverse();
        return balances;
    }
}
