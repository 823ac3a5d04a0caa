using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Customers;
using Tenantry.Billing.Data;

namespace Tenantry.Billing.Checkouts;

/// <summary>Opens the provider's page for a basket, or finds the one that was opened for the same basket within the hour.</summary>
internal sealed class OpenCheckout(BillingDbContext db, OpenAtGateway page, EnsureCustomer customers, ICurrentTenant current, TimeProvider clock)
{
    private static readonly TimeSpan Reuse = TimeSpan.FromHours(1);

    public async Task<Result<string>> RunAsync(Basket basket, CancellationToken ct)
    {
        var attempt = await FindOrAddAsync(basket, ct);
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
        var opened = await page.RunAsync(attempt.Id, customer.Value, basket, "/checkout/return", owner, ct);
        attempt.GatewayId = opened.Id;
        attempt.Url = basket.IsEmbedded ? PayHere.Address(attempt.Id) : opened.Url;
        db.Audit("billing.checkout.started", $"checkout/{attempt.Id}", detail: new { product = basket.Product.Key, plan = basket.Plan.Key });
        await db.SaveChangesAsync(ct);
        return attempt.Url!;
    }

    private async Task<Checkout> FindOrAddAsync(Basket basket, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var (since, order) = (now - Reuse, basket.Fingerprint);
        var open = await db.Set<Checkout>()
            .Where(checkout => checkout.Product == basket.Product.Key && checkout.Fingerprint == order && checkout.Status == CheckoutStatus.Open && checkout.CreatedAt > since)
            .OrderByDescending(checkout => checkout.Id)
            .FirstOrDefaultAsync(ct);
        if (open is null)
        {
            open = db.Add(Checkout.Of(basket, now)).Entity;
            await db.SaveChangesAsync(ct);
        }

        return open;
    }
}
