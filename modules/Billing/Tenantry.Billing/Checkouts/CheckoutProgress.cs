using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Contracts.Catalog;
using Tenantry.Billing.Data;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.Checkouts;

/// <summary>Queries the progress of a purchase. Only signed webhooks count: a return from the payment page proves nothing.</summary>
internal sealed class CheckoutProgress(BillingDbContext db, ICatalog catalog, TimeProvider clock)
{
    public async Task<Step?> FindAsync(Guid attempt, CancellationToken ct)
    {
        if (await db.Set<Checkout>().AsNoTracking().FirstOrDefaultAsync(checkout => checkout.Id == attempt, ct) is not { } row)
        {
            return null;
        }

        var now = clock.GetUtcNow();
        var name = catalog.Find(row.Product)?.Name ?? row.Product;
        var access = row.Status == CheckoutStatus.Paid && await db.Set<Subscription>().AnyAsync(
            subscription => subscription.Product == row.Product && subscription.Plan == row.Plan && subscription.AccessUntil > now, ct);
        return new Step(name, row.Product, row.Plan, row.Status, access);
    }

    internal sealed record Step(string ProductName, string Product, string Plan, CheckoutStatus Status, bool HasAccess);
}
