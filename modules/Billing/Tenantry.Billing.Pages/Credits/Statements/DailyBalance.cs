using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Credits.Ledger;
using Tenantry.Billing.Credits.Statements;
using Tenantry.Billing.Data;
using Tenantry.Billing.Pages.Credits.Statements;

namespace Tenantry.Billing.Pages.Credits.Statements;

/// <summary>What was available at the end of each of the last days, reckoned back from now.</summary>
internal sealed class DailyBalance(BillingDbContext db, TimeProvider clock)
{
    private const int Days = 30;

    // Who spends all day long must not read a month of it for one picture: it then begins where these begin.
    private const int MostRead = 20_000;

    public async Task<IReadOnlyList<(DateOnly Day, long Available)>> ReadAsync(string unit, CancellationToken ct)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var from = new DateTimeOffset(today.AddDays(1 - Days), TimeOnly.MinValue, TimeSpan.Zero);
        if (await db.Set<CreditAccount>().AsNoTracking().FirstOrDefaultAsync(row => row.Unit == unit, ct) is not { } account)
        {
            return [];
        }

        var changes = await db.Set<CreditOperation>()
            .Where(row => row.Unit == unit && row.Number > account.Operations - MostRead && row.Number <= account.Operations && row.At >= from)
            .GroupBy(row => row.At.Date)
            .Select(day => new { Day = day.Key, Change = day.Sum(row => row.Change), Count = day.Count() })
            .ToListAsync(ct);
        if (changes.Count == 0)
        {
            return [];
        }

        var byDay = changes.ToDictionary(day => DateOnly.FromDateTime(day.Day), day => day.Change);
        var first = changes.Sum(day => day.Count) == MostRead ? byDay.Keys.Min().AddDays(1) : today.AddDays(1 - Days);
        var available = account.Available;
        var balances = new List<(DateOnly Day, long Available)>();
        for (var day = today; day >= first; day = day.AddDays(-1))
        {
            balances.Add((day, available));
            available -= byDay.GetValueOrDefault(day);
        }

        // The days before there was anything say nothing, but for the last of them.
        var before = balances.FindLastIndex(day => day.Available != 0 || byDay.ContainsKey(day.Day));
        balances = balances[..Math.Min(before + 2, balances.Count)];
        balances.Reverse();
        return balances;
    }
}
