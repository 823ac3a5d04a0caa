using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Data;

namespace Tenantry.Billing.Catalog;

/// <summary>Represents a cached price version and whether it belongs to an add-on.</summary>
internal sealed record CachedPrice(PriceVersion Version, bool IsAddOn);

/// <summary>
/// Caches price versions by the provider's price ID. A price version is immutable, so it can be cached; whether it is still on sale can
/// change and is not cached.
/// </summary>
internal sealed class PriceCache
{
    private const int MaxEntries = 10_000;

    // The query is compiled once per host: every order page runs it, and translating it costs more than running it. A compiled query is
    // bound to one model, so the field is not static.
    private readonly Func<BillingDbContext, string, string, IAsyncEnumerable<PriceVersion>> _versions = EF.CompileAsyncQuery(
        (BillingDbContext db, string product, string plan) => db.Set<PriceVersion>().AsNoTracking()
        .Where(price => price.Product == product && price.Plan == plan));

    private readonly ConcurrentDictionary<string, CachedPrice> _prices = new(StringComparer.Ordinal);

    /// <summary>Reads all versions of a plan's prices from the database.</summary>
    public IAsyncEnumerable<PriceVersion> ListVersions(BillingDbContext db, string product, string plan) => _versions(db, product, plan);

    public CachedPrice? Find(string gatewayId) => _prices.GetValueOrDefault(gatewayId);

    public void Set(string gatewayId, CachedPrice price)
    {
        if (_prices.Count >= MaxEntries)
        {
            _prices.Clear();
        }

        _prices[gatewayId] = price;
    }
}
