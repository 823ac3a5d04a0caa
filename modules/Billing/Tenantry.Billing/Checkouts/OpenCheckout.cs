using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Customers;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.Checkouts;

/// <summary>
/// Creates the provider's checkout for a cart, or returns the one that was created for the same cart within the last hour. Any other open
/// checkout of the product is expired first.
/// </summary>
internal sealed class OpenCheckout(BillingDbContext db, ReserveCheckout reserve, ExpireClosingCheckouts expire, CreateCheckoutSession page,
    EnsureCustomer customers, IPaymentGateway gateway, ICurrentTenant current)
{
    public async Task<Result<string>> RunAsync(Cart cart, CancellationToken ct)
    {
        var reserved = await reserve.RunAsync(cart, cart.Fingerprint, ct);
        if (reserved.IsProblem)
        {
            return reserved.Problem;
        }

        if (await expire.RunAsync(cart.Product.Key, ct))
        {
            return CheckoutProblems.PaidElsewhere;
        }

        if (reserved.Value.Url is { } open)
        {
            return open;
        }

        return await customers.UseAsync(customer => CreateAsync(reserved.Value.Id, customer, cart, ct), ct);
    }

    private async Task<Result<string>> CreateAsync(Guid attempt, string customer, Cart cart, CancellationToken ct)
    {
        var owner = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["tenantry_tenant"] = current.Required.ToString(),
            ["tenantry_attempt"] = attempt.ToString(),
        };
        var opened = await page.RunAsync(attempt, customer, cart, "/checkout/return", owner, ct);
        string gatewayId = opened.Id;
        var url = cart.IsEmbedded ? FindEmbeddedCheckout.GetUrl(attempt) : opened.Url!;
        // Concurrent clicks create the same checkout session; one of them stores it.
        if (await db.Set<Checkout>()
            .Where(row => row.Id == attempt && row.Status == CheckoutStatus.Open && row.GatewayId == null)
            .ExecuteUpdateAsync(row => row.SetProperty(set => set.GatewayId, gatewayId).SetProperty(set => set.Url, url), ct) > 0)
        {
            db.Audit("billing.checkout.started", $"checkout/{attempt}", detail: new { product = cart.Product.Key, plan = cart.Plan.Key });
            await db.SaveChangesAsync(ct);
            return url;
        }

        if (await db.Set<Checkout>().AsNoTracking().AnyAsync(row => row.Id == attempt && row.Status == CheckoutStatus.Open, ct))
        {
            return url;
        }

        // Another order of the product was placed while the provider was creating this checkout.
        await gateway.ExpireCheckoutAsync(opened.Id, IdempotencyKey.For("expire-checkout", gatewayId), ct);
        return CheckoutProblems.CheckoutReplaced;
    }
}
