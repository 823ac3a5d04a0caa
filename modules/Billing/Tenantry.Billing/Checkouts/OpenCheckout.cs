using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Customers;
using Tenantry.Billing.Data;

namespace Tenantry.Billing.Checkouts;

/// <summary>
/// Creates the provider's checkout for a cart, or returns the one that was created for the same cart within the last hour.
/// </summary>
internal sealed class OpenCheckout(BillingDbContext db, CreateCheckoutSession page, EnsureCustomer customers, ICurrentTenant current,
    TimeProvider clock)
{
    private static readonly TimeSpan ReuseWindow = TimeSpan.FromHours(1);

    public async Task<Result<string>> RunAsync(Cart cart, CancellationToken ct)
    {
        var attempt = await FindOrAddAsync(cart, ct);
        if (attempt.Url is { } open)
        {
            return open;
        }

        var customer = await customers.RunAsync(ct);
        if (customer.IsProblem)
        {
            return customer.Problem;
        }

        var owner = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["tenantry_tenant"] = current.Required.ToString(),
            ["tenantry_attempt"] = attempt.Id.ToString(),
        };
        var opened = await page.RunAsync(attempt.Id, customer.Value, cart, "/checkout/return", owner, ct);
        attempt.GatewayId = opened.Id;
        attempt.Url = cart.IsEmbedded ? FindEmbeddedCheckout.GetUrl(attempt.Id) : opened.Url;
        db.Audit("billing.checkout.started", $"checkout/{attempt.Id}", detail: new { product = cart.Product.Key, plan = cart.Plan.Key });
        await db.SaveChangesAsync(ct);
        return attempt.Url!;
    }

    private async Task<Checkout> FindOrAddAsync(Cart cart, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var (since, order) = (now - ReuseWindow, cart.Fingerprint);
        var open = await db.Set<Checkout>()
            .Where(checkout => checkout.Product == cart.Product.Key && checkout.Fingerprint == order
                && checkout.Status == CheckoutStatus.Open && checkout.CreatedAt > since)
            .OrderByDescending(checkout => checkout.Id)
            .FirstOrDefaultAsync(ct);
        if (open is null)
        {
            open = db.Add(Checkout.Of(cart, now)).Entity;
            await db.SaveChangesAsync(ct);
        }

        return open;
    }
}
