using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.Checkouts;

/// <summary>Expires the closing checkouts of the current tenant at the payment provider, so that they can no longer be paid.</summary>
internal sealed class ExpireClosingCheckouts(BillingDbContext db, IPaymentGateway gateway)
{
    /// <summary>Expires the closing checkouts of a product.</summary>
    /// <returns><see langword="true"/> if one of them was paid meanwhile; its webhook is on the way.</returns>
    /// <exception cref="GatewayException">The provider isn't available; the checkouts stay closing.</exception>
    public async Task<bool> RunAsync(string product, CancellationToken ct)
    {
        var closing = await db.Set<Checkout>().AsNoTracking()
            .Where(checkout => checkout.Product == product && checkout.Status == CheckoutStatus.Closing)
            .Select(checkout => new { checkout.Id, checkout.GatewayId }).ToListAsync(ct);
        var isPaid = false;
        foreach (var checkout in closing)
        {
            isPaid |= !await ExpireAsync(checkout.Id, checkout.GatewayId!, ct);
        }

        return isPaid;
    }

    private async Task<bool> ExpireAsync(Guid id, string gatewayId, CancellationToken ct)
    {
        try
        {
            await gateway.ExpireCheckoutAsync(new(gatewayId), IdempotencyKey.For("expire-checkout", gatewayId), ct);
        }
        catch (GatewayException exception) when (!exception.IsTransient)
        {
            if (await gateway.FindCheckoutAsync(new(gatewayId), ct) is { IsExpired: false })
            {
                return false;
            }
        }

        await db.Set<Checkout>().Where(checkout => checkout.Id == id && checkout.Status == CheckoutStatus.Closing)
            .ExecuteUpdateAsync(setters => setters.SetProperty(row => row.Status, CheckoutStatus.Expired), ct);
        return true;
    }
}
