using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Contracts.Credits;
using Tenantry.Billing.Credits.Ledger;
using Tenantry.Billing.Data;

namespace Tenantry.Billing.Credits.Expiry;

/// <summary>
/// Expires the credits of one account that are past their expiration. They could not be used since then; the entry that is written here
/// records it with that time.
/// </summary>
internal sealed class ExpireCredits(BillingDbContext db, CreditSql sql, PostEntries post, CreditUnits units, TimeProvider clock)
{
    public async Task RunAsync(string unit, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await sql.RunAsync(ct, (CreditSql.Lock, [unit, units.Find(unit).LowBalanceThreshold]));
        var expired = await db.Set<CreditLot>().AsNoTracking()
            .Where(row => row.Unit == unit && row.IsOpen && row.ExpiresAt <= now)
            .OrderBy(row => row.ExpiresAt).ThenBy(row => row.Id)
            .ToListAsync(ct);
        foreach (var lot in expired)
        {
            var move = new Move(CreditSide.Available, CreditSide.Expired, lot.Remaining, lot.Id);
            await post.RunAsync(new(Guid.CreateVersion7(now), CreditMovementKind.Expiry, unit, lot.ExpiresAt!.Value, [move], Parent: lot.Id,
                Note: lot.Note), ct);
            db.Publish(new CreditsExpired(new CreditGrantId(lot.Id), unit, lot.Remaining, lot.ExpiresAt.Value));
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }
}
