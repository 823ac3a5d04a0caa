using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Contracts.Credits;
using Tenantry.Billing.Credits.Ledger;
using Tenantry.Billing.Data;

namespace Tenantry.Billing.Credits.Spends;

/// <summary>Gives back what was set aside for work that nobody ended, for the current tenant.</summary>
internal sealed class LapseHolds(BillingDbContext db, EndHold end, TimeProvider clock)
{
    /// <summary>Frees what has run out in a unit, before somebody is told that there is not enough; answers how many.</summary>
    public async Task<int> OfTenantAsync(string unit, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var due = await db.Set<CreditHold>()
            .Where(row => row.Unit == unit && row.Status == CreditReservationStatus.Open && row.ExpiresAt <= now)
            .OrderBy(row => row.ExpiresAt).ThenBy(row => row.Id)
            .Select(row => row.Id)
            .ToListAsync(ct);
        foreach (var hold in due)
        {
            await end.RunAsync(hold, used: 0, CreditMovementKind.Lapse, ct);
        }

        return due.Count;
    }
}
