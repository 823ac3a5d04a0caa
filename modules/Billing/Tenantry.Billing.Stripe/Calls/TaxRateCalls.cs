using System.Collections.Concurrent;
using System.Collections.Immutable;
using Tenantry.Billing.Stripe.Objects;

namespace Tenantry.Billing.Stripe;

internal sealed partial class StripeGateway
{
    // A rate's percentage never changes at Stripe, so one reading does for good.
    private readonly ConcurrentDictionary<string, decimal> _percents = new(StringComparer.Ordinal);

    /// <summary>Says of each tax at which rate it was reckoned. An invoice names the rate alone, and from a small amount it cannot be found out again.</summary>
    private async Task<ImmutableArray<GatewayTax>> WithPercentsAsync(IReadOnlyList<StripeTax> told, ImmutableArray<GatewayTax> taxes, CancellationToken ct)
    {
        var known = ImmutableArray.CreateBuilder<GatewayTax>(taxes.Length);
        foreach (var (index, tax) in taxes.Index())
        {
            known.Add(tax with { Percent = await PercentAsync(told[index].TaxRateDetails?.TaxRate, ct) });
        }

        return known.MoveToImmutable();
    }

    private async Task<decimal?> PercentAsync(string? rate, CancellationToken ct)
    {
        if (rate is null)
        {
            return null;
        }

        if (_percents.TryGetValue(rate, out var known))
        {
            return known;
        }

        return await stripe.FindAsync<StripeTaxRate>(Path("tax_rates", rate), ct) is { } read ? _percents.GetOrAdd(rate, read.Percentage) : null;
    }
}
