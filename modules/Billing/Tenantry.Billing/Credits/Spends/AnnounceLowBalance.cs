using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Contracts.Credits;
using Tenantry.Billing.Credits.Ledger;
using Tenantry.Billing.Data;

namespace Tenantry.Billing.Credits.Spends;

/// <summary>
/// Announces once that a balance has fallen below its threshold. The fall is recorded with the debit itself; if a crash prevents the
/// announcement, the next run of the job makes it.
/// </summary>
internal sealed class AnnounceLowBalance(BillingDbContext db, TimeProvider clock)
{
    public async Task RunAsync(string unit, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var announced = await db.Set<CreditAccount>().Where(row => row.Unit == unit && row.LowUntold)
            .ExecuteUpdateAsync(row => row.SetProperty(creditAccount => creditAccount.LowUntold, false), ct);
        if (announced == 1)
        {
            var account = await db.Set<CreditAccount>().AsNoTracking().FirstAsync(row => row.Unit == unit, ct);
            db.Publish(new CreditsLow(unit, account.Available, account.LowBelow, clock.GetUtcNow()));
            await db.SaveChangesAsync(ct);
        }

        await transaction.CommitAsync(ct);
    }
}
