using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Contracts.Credits;
using Tenantry.Billing.Credits.Ledger;
using Tenantry.Billing.Data;

namespace Tenantry.Billing.Credits.Expiry;

/// <summary>
/// Writes off what has expired in one account. Nobody could use it since the instant of expiry; this is the entry that says so, and it bears
/// that instant.
/// </summary>
internal sealed class ExpireCredits(BillingDbContext db, CreditSql sql, PostEntries post, CreditUnits units, TimeProvider clock)
{
    public async Task RunAsync(string unit, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await sql.RunAsync(ct, (CreditSql.Lock, [unit, units.Find(unit).LowBelow]));
        var due = await db.Set<CreditLot>().AsNoTracking()
            .Where(row => row.Unit == unit && row.IsOpen && row.ExpiresAt <= now)
            .OrderBy(row => row.ExpiresAt).ThenBy(row => row.Id)
            .ToListAsync(ct);
        foreach (var lot in due)
        {
            var move = new Move(CreditSide.Available, CreditSide.Expired, lot.Remaining, lot.Id);
            await post.RunAsync(new(Guid.CreateVersion7(now), CreditMovementKind.Expiry, unit, lot.ExpiresAt!.Value, [move], Parent: lot.Id, Note: lot.Note), ct);
            db.Publish(new CreditsExpired(new CreditGrantId(lot.Id), unit, lot.Remaining, lot.ExpiresAt.Value));
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }
}
