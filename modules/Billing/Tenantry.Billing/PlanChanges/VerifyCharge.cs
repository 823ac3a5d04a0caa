using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Tenantry.Billing.Data;
using Tenantry.Billing.Invoicing;

namespace Tenantry.Billing.PlanChanges;

/// <summary>
/// Compares the charged amount of a change with the quoted amount after both are stored: the invoice, and the quote with the invoice's ID.
/// Either may be stored first, and is compared after its commit.
/// </summary>
internal sealed class VerifyCharge(BillingDbContext db, ILogger<VerifyCharge> logger) : IInvoiceObserver
{
    public async Task StoredAsync(string gatewayId, CancellationToken cancellationToken)
    {
        var charged = await (from quote in db.Set<PlanQuote>()
                             where quote.InvoiceId == gatewayId && quote.DueMinor > 0
                             join invoice in db.Set<Invoice>() on quote.InvoiceId equals invoice.GatewayId
                             where invoice.AmountDueMinor != quote.DueMinor
                             select new { quote.Id, quote.DueMinor, invoice.AmountDueMinor }).FirstOrDefaultAsync(cancellationToken);
        if (charged is not null)
        {
            logger.ChargeDiffersFromQuote(charged.Id, charged.DueMinor, charged.AmountDueMinor);
        }
    }
}
