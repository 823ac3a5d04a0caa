using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Contracts.Credits;
using Tenantry.Billing.Credits.Ledger;
using Tenantry.Billing.Data;

namespace Tenantry.Billing.Credits.Spends;

/// <summary>Releases the current tenant's reservations that have expired.</summary>
internal sealed class ExpireHolds(BillingDbContext db, EndHold end, TimeProvider clock)
{
    /// <summary>
    /// Releases the expired reservations of a unit before a debit is refused for lack of credits. Returns the number of released
    /// reservations.
    /// </summary>
    public async Task<int> RunAsync(string unit, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var expired = await db.Set<CreditHold>()
            .Where(row => row.Unit == unit && row.Status == CreditReservationStatus.Open && row.ExpiresAt <= now)
            .OrderBy(row => row.ExpiresAt).ThenBy(row => row.Id)
            .Select(row => row.Id)
            .ToListAsync(ct);
        foreach (var hold in expired)
        {
            await end.RunAsync(hold, used: 0, CreditMovementKind.ReservationExpiry, ct);
        }

        return expired.Count;
    }
}
