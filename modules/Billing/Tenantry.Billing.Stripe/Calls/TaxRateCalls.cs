using System.Collections.Concurrent;
using System.Collections.Immutable;
using Stripe;
using Tenantry.Billing.Stripe.Objects;
using static Tenantry.Billing.Stripe.Http.GatewayCalls;

namespace Tenantry.Billing.Stripe;

internal sealed partial class StripeGateway
{
    // The percentage of a tax rate never changes at Stripe, so it can be cached.
    private readonly ConcurrentDictionary<string, decimal> _percents = new(StringComparer.Ordinal);

    /// <summary>
    /// Adds the percentage to each tax. An invoice contains only the ID of the rate, and the percentage cannot be derived from a small
    /// amount.
    /// </summary>
    private async Task<ImmutableArray<GatewayTax>> WithPercentsAsync(
        IReadOnlyList<InvoiceTotalTax> totals, ImmutableArray<GatewayTax> taxes, CancellationToken ct)
    {
        var complete = ImmutableArray.CreateBuilder<GatewayTax>(taxes.Length);
        foreach (var (index, tax) in taxes.Index())
        {
            complete.Add(tax with { Percent = await FindPercentAsync(totals[index].ReadRateId(), ct) });
        }

        return complete.MoveToImmutable();
    }

    private async Task<decimal?> FindPercentAsync(string? id, CancellationToken ct)
    {
        if (id is null)
        {
            return null;
        }

        if (_percents.TryGetValue(id, out var percent))
        {
            return percent;
        }

        return await FindAsync(stripe.V1.TaxRates.GetAsync(id, cancellationToken: ct), ct) is { } rate
            ? _percents.GetOrAdd(id, rate.ReadPercentage())
            : null;
    }
}
