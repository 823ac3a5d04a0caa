using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Catalog;
using Tenantry.Billing.Checkouts;
using Tenantry.Billing.Contracts.Catalog;
using Tenantry.Billing.Data;
using Tenantry.Billing.Dunning.PaymentLinks;

namespace Tenantry.Billing.Checkouts.Abandoned;

/// <summary>Finds the checkout that a reminder link refers to.</summary>
internal sealed class FindAbandonedCheckout(
    BillingDbContext db, RecoveryLinks links, PriceBook prices, CheckOwnership ownership, ICatalog catalog, ICurrentTenant current)
{
    /// <summary>Represents the content of the page. It does not include the tenant, which a forwarded email must not reveal.</summary>
    internal sealed record View(string ProductName, string? PlanName, string? Price, bool IsPurchased);

    public async Task<View?> RunAsync(string? token, CancellationToken ct)
    {
        if (links.Validate(RecoverCheckout.Path, token) is not { } link)
        {
            return null;
        }

        using var ambient = current.Change(new TenantId(link.Tenant));
        if (await FindAttemptAsync(link, ct) is not { } row)
        {
            return null;
        }

        var product = catalog.Find(row.Product);
        var price = await prices.FindAsync(row.PriceId, ct);
        var isPurchased = row.Status is CheckoutStatus.Paid or CheckoutStatus.Duplicate
            || await ownership.RunAsync(row.Product, row.Plan, price is not { Interval: Interval.Once }, ct) is not null;
        var plan = product?.Plans.Length > 1 ? product.Plans.FirstOrDefault(offered => offered.Key == row.Plan)?.Name : null;
        return new View(product?.Name ?? row.Product, plan, price?.Price.Display, isPurchased);
    }

    private async Task<Checkout?> FindAttemptAsync(RecoveryLink link, CancellationToken ct) =>
        Guid.TryParse(link.Subject, out var attempt)
        ? await db.Set<Checkout>().AsNoTracking().FirstOrDefaultAsync(checkout => checkout.Id == attempt, ct) : null;
}
