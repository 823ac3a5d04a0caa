using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Contracts.Credits;
using Tenantry.Billing.Credits.Ledger;
using Tenantry.Billing.Data;

namespace Tenantry.Billing.Credits.Spends;

/// <summary>
/// Announces a fall below the threshold, once. The fall was written down with the use itself; what a crash left untold, the next sweep tells.
/// </summary>
internal sealed class TellLow(BillingDbContext db, TimeProvider clock)
{
    public async Task RunAsync(string unit, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var told = await db.Set<CreditAccount>().Where(row => row.Unit == unit && row.LowUntold)
            .ExecuteUpdateAsync(row => row.SetProperty(creditAccount => creditAccount.LowUntold, false), ct);
        if (told == 1)
        {
            var account = await db.Set<CreditAccount>().AsNoTracking().FirstAsync(row => row.Unit == unit, ct);
            db.Publish(new CreditsLow(unit, account.Available, account.LowBelow, clock.GetUtcNow()));
            await db.SaveChangesAsync(ct);
        }

        await transaction.CommitAsync(ct);
    }
}
