using Stripe;
using Tenantry.Billing.Stripe.Objects;

namespace Tenantry.Billing.Stripe;

/// <summary>Builds the request that creates a price: one amount, one amount for each package, or tiers.</summary>
internal static class PriceRequest
{
    public static PriceCreateOptions Create(GatewayPrice price)
    {
        var request = new PriceCreateOptions { Currency = price.Amount.Currency.Code.ToLowerInvariant() };
        if (price.Interval != BillingInterval.Once)
        {
            request.Recurring = new() { Interval = price.Interval.ToString().ToLowerInvariant(), IntervalCount = price.IntervalCount };
        }

        switch (price.Tiers)
        {
            case null:
                request.UnitAmount = StripeAmounts.ToStripe(price.Amount);
                break;
            case { Tiers: [{ FlatAmount: 0, PackageSize: var size } tier] }:
                request.UnitAmountDecimal = Amount(tier.UnitAmount, price.Amount.Currency);
                request.TransformQuantity = size > 1 ? new() { DivideBy = size, Round = "up" } : null;
                break;
            case var tiers:
                request.BillingScheme = "tiered";
                request.TiersMode = tiers.IsVolume ? "volume" : "graduated";
                request.Tiers = [.. tiers.Tiers.Select(tier => Tier(tier, price.Amount.Currency))];
                break;
        }

        return request;
    }

    private static PriceTierOptions Tier(GatewayTier tier, Currency currency) => new()
    {
        UpTo = tier.UpTo is { } limit ? limit : PriceTierUpTo.Inf,
        UnitAmountDecimal = Amount(tier.UnitAmount, currency),
        FlatAmountDecimal = tier.FlatAmount == 0 ? null : Amount(tier.FlatAmount, currency),
    };

    // Stripe accepts at most twelve decimals of its minor unit.
    private static decimal Amount(decimal units, Currency currency) =>
        WithoutTrailingZeros(Math.Round(units * StripeAmounts.PerUnit(currency), 12, MidpointRounding.AwayFromZero));

    // The same price, read from the database, may have other trailing zeros. Sent again with its idempotency key, it would be rejected as a
    // different request.
    private static decimal WithoutTrailingZeros(decimal amount) => amount / 1.0000000000000000000000000000m;
}
