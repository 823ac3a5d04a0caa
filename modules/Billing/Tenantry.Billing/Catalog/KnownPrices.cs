using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Data;

namespace Tenantry.Billing.Catalog;

/// <summary>What was sold under one of the provider's ids.</summary>
internal sealed record KnownPrice(PriceVersion Version, bool IsAddOn);

/// <summary>Price versions by the provider's id, kept in memory: what was sold under an id never changes. Whether it is still sold does; that is asked elsewhere.</summary>
internal sealed class KnownPrices
{
    private const int Most = 10_000;

    // Compiled once for each host: every order page asks, and translating it costs more than running it. It belongs to one model, so it is not static.
    private readonly Func<BillingDbContext, string, string, IAsyncEnumerable<PriceVersion>> _versions = EF.CompileAsyncQuery(
        (BillingDbContext db, string product, string plan) => db.Set<PriceVersion>().AsNoTracking().Where(price => price.Product == product && price.Plan == plan));

    private readonly ConcurrentDictionary<string, KnownPrice> _prices = new(StringComparer.Ordinal);

    /// <summary>Reads all versions of a plan's prices, as they are now.</summary>
    public IAsyncEnumerable<PriceVersion> VersionsOf(BillingDbContext db, string product, string plan) => _versions(db, product, plan);

    public KnownPrice? Find(string gatewayId) => _prices.GetValueOrDefault(gatewayId);

    public void Keep(string gatewayId, KnownPrice price)
    {
        if (_prices.Count >= Most)
        {
            _prices.Clear();
        }

        _prices[gatewayId] = price;
    }
}
