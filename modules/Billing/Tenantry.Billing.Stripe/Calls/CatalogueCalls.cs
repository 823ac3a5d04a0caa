using Tenantry.Billing.Stripe.Http;
using Tenantry.Billing.Stripe.Objects;

namespace Tenantry.Billing.Stripe;

// Products, prices, coupons and promotion codes.
internal sealed partial class StripeGateway
{
    public async Task<string> EnsurePriceAsync(GatewayPrice price, IdempotencyKey key, CancellationToken ct)
    {
        var found = await stripe.GetAsync<StripeList<StripeId>>($"v1/prices?lookup_keys[0]={Uri.EscapeDataString(price.LookupKey)}&limit=1", ct);
        return found.Data.Count > 0 ? found.Data[0].Id : await CreatePriceAsync(price, await EnsureProductAsync(price, ct), key, ct);
    }

    private async Task<string> EnsureProductAsync(GatewayPrice price, CancellationToken ct)
    {
        var id = $"tenantry_{price.Product}";
        return await stripe.FindAsync<StripeId>($"v1/products/{id}", ct) is { } known
            ? known.Id
            : (await stripe.PostAsync<StripeId>(
                "v1/products",
                new FormFields().Add("id", id).Add("name", price.ProductName),
                IdempotencyKey.For("product", id, price.ProductName),
                ct)).Id;
    }

    private async Task<string> CreatePriceAsync(GatewayPrice price, string product, IdempotencyKey key, CancellationToken ct)
    {
        var fields = new FormFields().Add("product", product).Add("lookup_key", price.LookupKey);
        PriceFields.Add(fields, price.Price);
        return (await stripe.PostAsync<StripeId>("v1/prices", fields, key, ct)).Id;
    }
}
