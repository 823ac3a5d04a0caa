using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.Catalogue;

/// <summary>Finds price versions, and makes them known to the payment provider.</summary>
internal sealed class PriceBook(BillingDbContext db, IPaymentGateway gateway)
{
    public Task<PriceVersion?> FindByGatewayIdAsync(string gatewayId, CancellationToken ct) =>
        db.Set<PriceVersion>().AsNoTracking().FirstOrDefaultAsync(price => price.GatewayId == gatewayId, ct);

    public Task<PriceVersion?> FindAsync(Guid id, CancellationToken ct) =>
        db.Set<PriceVersion>().AsNoTracking().FirstOrDefaultAsync(price => price.Id == id, ct);

    /// <summary>Gives the version that is sold now in place of another one.</summary>
    public Task<PriceVersion?> CurrentLikeAsync(PriceVersion price, CancellationToken ct) => CurrentAsync(price.Product, price.Plan, ct);

    /// <summary>Gives the version that a new subscriber gets.</summary>
    public Task<PriceVersion?> CurrentAsync(string product, string plan, CancellationToken ct) => db.Set<PriceVersion>().AsNoTracking()
        .Where(price => price.Product == product && price.Plan == plan)
        .OrderByDescending(price => price.Version)
        .FirstOrDefaultAsync(ct);

    /// <summary>Gives the provider's id of a version. Two at once ask with one key and get one price.</summary>
    public async Task<string> EnsureAtGatewayAsync(PriceVersion price, string productName, CancellationToken ct)
    {
        if (price.GatewayId is { } known)
        {
            return known;
        }

        var lookup = $"{price.Product}/{price.Plan}/v{price.Version}";
        var id = await gateway.EnsurePriceAsync(
            new GatewayPrice(lookup, price.Product, productName, price.Price), IdempotencyKey.For("price", lookup, price.Price), ct);
        await db.Set<PriceVersion>().Where(row => row.Id == price.Id)
            .ExecuteUpdateAsync(row => row.SetProperty(one => one.GatewayId, id), ct);
        return id;
    }
}
