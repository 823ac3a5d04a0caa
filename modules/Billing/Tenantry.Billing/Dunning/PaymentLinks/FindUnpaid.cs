using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Contracts.Catalogue;
using Tenantry.Billing.Data;

namespace Tenantry.Billing.Dunning.PaymentLinks;

/// <summary>Finds what a payment link is for.</summary>
internal sealed class FindUnpaid(BillingDbContext db, RecoveryLinks links, ICatalogue catalogue, ICurrentTenant current)
{
    /// <summary>What the page shows. Not the tenant: a link in a forwarded mail must not tell.</summary>
    internal sealed record View(string ProductName, Money Amount, bool Confirms, bool IsPaid, bool IsOver);

    public async Task<View?> RunAsync(string? token, CancellationToken cancellationToken)
    {
        if (links.Read(FixPayment.Path, token) is not { } link)
        {
            return null;
        }

        using var ambient = current.Change(new TenantId(link.Tenant));
        return await db.Set<DunningCase>().AsNoTracking().FirstOrDefaultAsync(unpaid => unpaid.InvoiceId == link.Subject, cancellationToken) is not { } row
            ? null
            : new View(
                catalogue.Find(row.Product)?.Name ?? row.Product, row.Amount, row.NeedsAuthentication, row.Stage == DunningStage.Recovered,
                row.Stage is DunningStage.GivenUp or DunningStage.Closed);
    }
}
