using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Contracts.Credits;
using Tenantry.Billing.Credits.Ledger;
using Tenantry.Billing.Data;
using Tenantry.Billing.Payments;
using Tenantry.Billing.Payments.Refunds;

namespace Tenantry.Billing.Credits.Payments;

/// <summary>Previews the credits that a refund revokes: those that were granted for the refunded amount, used or not.</summary>
internal sealed class PreviewRevocation : IRefundConsequence
{
    public async Task<IReadOnlyList<CreditClawback>> PreviewAsync(
        BillingDbContext db, Payment payment, Money refunded, Money paid, CancellationToken cancellationToken)
    {
        var lots = await db.Set<CreditLot>().AsNoTracking()
            .Where(row => row.TenantId == payment.TenantId && row.Reference == payment.Reference
                && (row.Source == CreditSource.Purchase || row.Source == CreditSource.Period))
            .OrderBy(row => row.Unit).ToListAsync(cancellationToken);
        return [.. lots.Select(lot => Preview(lot, PaidCredits.RevokedAmount(lot.Amount, refunded.MinorUnits, paid.MinorUnits)))
            .Where(credits => credits.Amount > 0)];
    }

    private static CreditClawback Preview(CreditLot lot, long target)
    {
        var more = Math.Max(0, Math.Min(target, lot.Amount) - lot.Revoked);
        return new CreditClawback(lot.Unit, more, Math.Max(0, more - lot.Remaining - lot.Expired));
    }
}
