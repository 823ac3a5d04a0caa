using System.Collections.Concurrent;

namespace Tenantry.Billing.Catalogue;

/// <summary>What was sold under one of the provider's ids.</summary>
internal sealed record KnownPrice(PriceVersion Version, bool IsAddOn);

/// <summary>Price versions by the provider's id, kept in memory: what was sold under an id never changes. Whether it is still sold does; that is asked elsewhere.</summary>
internal sealed class KnownPrices
{
    private const int Most = 10_000;
    private readonly ConcurrentDictionary<string, KnownPrice> _prices = new(StringComparer.Ordinal);

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
