using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Contracts.Catalog;
using Tenantry.Billing.Data;

namespace Tenantry.Billing.Dunning.PaymentLinks;

/// <summary>Finds the unpaid invoice of a payment link.</summary>
internal sealed class FindUnpaidInvoice(BillingDbContext db, RecoveryLinks links, ICatalog catalog, ICurrentTenant current)
{
    /// <summary>
    /// Represents the content of the page. It must not contain the tenant, because emails with the link can be forwarded.
    /// </summary>
    internal sealed record View(string ProductName, Money Amount, bool Confirms, bool IsPaid, bool IsOver);

    public async Task<View?> RunAsync(string? token, CancellationToken cancellationToken)
    {
        if (links.Validate(FixPayment.Path, token) is not { } link)
        {
            return null;
        }

        using var ambient = current.Change(new TenantId(link.Tenant));
        return await db.Set<DunningCase>().AsNoTracking()
            .FirstOrDefaultAsync(unpaid => unpaid.InvoiceId == link.Subject, cancellationToken) is not { } row
            ? null
            : new View(
                catalog.Find(row.Product)?.Name ?? row.Product, row.Amount, row.NeedsAuthentication, row.Stage == DunningStage.Recovered,
                row.Stage is DunningStage.Uncollectible or DunningStage.Closed);
    }
}
