using Tenantry.Billing.Stripe.Http;
using Tenantry.Billing.Stripe.Objects;

namespace Tenantry.Billing.Stripe;

// Products, prices, coupons and promotion codes.
internal sealed partial class StripeGateway
{
    public async Task<string> EnsurePriceAsync(GatewayPrice price, IdempotencyKey key, CancellationToken ct)
    {
        var found = await stripe.GetAsync<StripeList<StripeId>>($"v1/prices?lookup_keys[0]={Uri.EscapeDataString(price.LookupKey)}&limit=1", ct);
        return found.Data.Count > 0 ? found.Data[0].Id : await CreatePriceAsync(price, await EnsureProductAsync(new(price.Product, price.ProductName), ct), key, ct);
    }

    public async Task<GatewayKnownPrice?> FindPriceAsync(string lookupKey, CancellationToken ct) =>
        (await stripe.GetAsync<StripeList<StripePrice>>($"v1/prices?lookup_keys[0]={Uri.EscapeDataString(lookupKey)}&limit=1", ct)).Data is [var found] ? found.Read() : null;

    public async Task<string?> FindProductNameAsync(string product, CancellationToken ct) =>
        (await stripe.FindAsync<StripeProduct>(Path("products", ProductId(product)), ct))?.Name;

    public async Task NameProductAsync(GatewayProduct product, IdempotencyKey key, CancellationToken ct)
    {
        var path = Path("products", ProductId(product.Key));
        if (await stripe.FindAsync<StripeProduct>(path, ct) is not { } known)
        {
            await EnsureProductAsync(product, ct);
        }
        else if (known.Name != product.Name)
        {
            await stripe.PostAsync<StripeId>(path, new FormFields().Add("name", product.Name), key, ct);
        }
    }

    private static string ProductId(string key) => $"tenantry_{key}";

    private async Task<string> EnsureProductAsync(GatewayProduct product, CancellationToken ct)
    {
        var id = ProductId(product.Key);
        return await stripe.FindAsync<StripeId>($"v1/products/{id}", ct) is { } known
            ? known.Id
            : (await stripe.PostAsync<StripeId>(
                "v1/products",
                new FormFields().Add("id", id).Add("name", product.Name),
                IdempotencyKey.For("product", id, product.Name),
                ct)).Id;
    }

    private async Task<string> CreatePriceAsync(GatewayPrice price, string product, IdempotencyKey key, CancellationToken ct)
    {
        var fields = new FormFields().Add("product", product).Add("lookup_key", price.LookupKey);
        PriceFields.Add(fields, price.Price);
        return (await stripe.PostAsync<StripeId>("v1/prices", fields, key, ct)).Id;
    }
}
