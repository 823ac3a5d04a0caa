using Stripe;
using Tenantry.Billing.Stripe.Objects;
using static Tenantry.Billing.Stripe.Http.GatewayCalls;

namespace Tenantry.Billing.Stripe;

internal sealed partial class StripeGateway
{
    public async Task<GatewayPriceId> EnsurePriceAsync(GatewayPrice price, IdempotencyKey key, CancellationToken ct) =>
        new((await FindByLookupKeyAsync(price.LookupKey, ct))?.RequiredId()
            ?? await CreatePriceAsync(price, await EnsureProductAsync(new(price.Product, price.ProductName), ct), key, ct));

    public async Task<ExistingGatewayPrice?> FindPriceAsync(string lookupKey, CancellationToken ct) =>
        (await FindByLookupKeyAsync(lookupKey, ct))?.ToGateway();

    public async Task<string?> FindProductNameAsync(string product, CancellationToken ct) =>
        (await FindProductAsync(ProductId(product), ct))?.ReadName();

    public async Task SetProductNameAsync(GatewayProduct product, IdempotencyKey key, CancellationToken ct)
    {
        if (await FindProductAsync(ProductId(product.Key), ct) is not { } existing)
        {
            await EnsureProductAsync(product, ct);
        }
        else if (existing.ReadName() != product.Name)
        {
            await RunAsync(stripe.V1.Products.UpdateAsync(ProductId(product.Key), new() { Name = product.Name }, For(key), ct), ct);
        }
    }

    private static string ProductId(string key) => $"tenantry_{key}";

    private Task<Product?> FindProductAsync(string id, CancellationToken ct) =>
        FindAsync(stripe.V1.Products.GetAsync(id, cancellationToken: ct), ct);

    private Task<Price?> FindByLookupKeyAsync(string lookupKey, CancellationToken ct) =>
        FirstAsync(stripe.V1.Prices.ListAsync(new() { LookupKeys = [lookupKey], Limit = 1 }, cancellationToken: ct), ct);

    private async Task<string> EnsureProductAsync(GatewayProduct product, CancellationToken ct)
    {
        var id = ProductId(product.Key);
        var key = IdempotencyKey.For("product", id, product.Name);
        var existing = await FindProductAsync(id, ct)
            ?? await RunAsync(stripe.V1.Products.CreateAsync(new() { Id = id, Name = product.Name }, For(key), ct), ct);
        return existing.RequiredId();
    }

    private async Task<string> CreatePriceAsync(GatewayPrice price, string product, IdempotencyKey key, CancellationToken ct)
    {
        var request = PriceRequest.Create(price);
        (request.Product, request.LookupKey) = (product, price.LookupKey);
        return (await RunAsync(stripe.V1.Prices.CreateAsync(request, For(key), ct), ct)).RequiredId();
    }
}
