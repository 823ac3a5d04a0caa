using System.Globalization;
using Tenantry.Billing.Contracts.Prices;
using Tenantry.Billing.Stripe.Http;
using Tenantry.Billing.Stripe.Objects;

namespace Tenantry.Billing.Stripe;

/// <summary>Writes what a price costs: one amount, one amount for each package, or tiers.</summary>
internal static class PriceFields
{
    public static void Add(FormFields fields, RecurringPrice price)
    {
        fields.Add("currency", price.Amount.Currency.Code.ToLowerInvariant());
        if (price.Interval != Interval.Once)
        {
            fields.Add("recurring[interval]", price.Interval.ToString().ToLowerInvariant()).Add("recurring[interval_count]", price.IntervalCount);
        }

        switch (price.Scheme)
        {
            case null:
                fields.Add("unit_amount", StripeAmounts.ToStripe(price.Amount));
                break;
            case { Tiers: [{ Flat: 0, Per: var size } tier] }:
                fields.Add("unit_amount_decimal", Amount(tier.Each, price.Amount.Currency));
                if (size > 1)
                {
                    fields.Add("transform_quantity[divide_by]", size).Add("transform_quantity[round]", "up");
                }

                break;
            default:
                AddTiers(fields, price.Scheme, price.Amount.Currency);
                break;
        }
    }

    private static void AddTiers(FormFields fields, PriceScheme scheme, Currency currency)
    {
        fields.Add("billing_scheme", "tiered").Add("tiers_mode", scheme.Mode == TierMode.Volume ? "volume" : "graduated");
        foreach (var (index, tier) in scheme.Tiers.Index())
        {
            fields.Add($"tiers[{index}][up_to]", tier.UpTo?.ToString(CultureInfo.InvariantCulture) ?? "inf")
                .Add($"tiers[{index}][unit_amount_decimal]", Amount(tier.Each, currency))
                .Add($"tiers[{index}][flat_amount_decimal]", tier.Flat == 0 ? null : Amount(tier.Flat, currency));
        }
    }

    // Stripe takes twelve decimals of its minor unit, and refuses a thirteenth.
    private static string Amount(decimal units, Currency currency) =>
        Math.Round(units * StripeAmounts.PerUnit(currency), 12, MidpointRounding.AwayFromZero).ToString("0.############", CultureInfo.InvariantCulture);
}
