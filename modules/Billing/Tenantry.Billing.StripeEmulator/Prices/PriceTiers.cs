namespace Tenantry.Billing.StripeEmulator;

/// <summary>
/// Calculates tiered prices: graduated charges each unit by its own tier, volume charges all units by the tier of the total quantity.
/// </summary>
internal static class PriceTiers
{
    public static JsonArray Validate(JsonObject parameters)
    {
        var tiers = new JsonArray();
        foreach (var tier in parameters.Rows("tiers"))
        {
            var unbounded = tier.Text("up_to") == "inf";
            tiers.Add(new JsonObject
            {
                ["flat_amount"] = tier.LongOrNull("flat_amount"),
                ["flat_amount_decimal"] = tier.DecimalOrNull("flat_amount_decimal")?.ToString()
                ?? tier.LongOrNull("flat_amount")?.ToString(),
                ["unit_amount"] = tier.LongOrNull("unit_amount"),
                ["unit_amount_decimal"] = tier.DecimalOrNull("unit_amount_decimal")?.ToString()
                ?? tier.LongOrNull("unit_amount")?.ToString(),
                ["up_to"] = unbounded ? null : (long?)tier.DecimalOrNull("up_to")
                ?? throw StripeApiException.Invalid("Invalid integer.", "tiers[up_to]"),
            });
        }

        if (tiers.Count == 0 || ((JsonObject)tiers[^1]!)["up_to"] is not null)
        {
            throw StripeApiException.Invalid("The last tier must have `up_to` set to `inf`.", "tiers");
        }

        return tiers;
    }

    public static decimal Amount(JsonObject price, long quantity)
    {
        decimal sum = 0;
        long previousUpTo = 0;
        foreach (var tier in price.Rows("_tiers"))
        {
            var upTo = tier.LongOrNull("up_to") ?? long.MaxValue;
            if (price.Text("tiers_mode") == "volume")
            {
                if (quantity <= upTo)
                {
                    return Of(tier, quantity);
                }

                continue;
            }

            var units = Math.Min(quantity, upTo) - previousUpTo;
            sum += units > 0 ? Of(tier, units) : 0;
            previousUpTo = upTo;
            if (quantity <= upTo)
            {
                break;
            }
        }

        return sum;
    }

    private static decimal Of(JsonObject tier, long units) =>
        (units * (tier.DecimalOrNull("unit_amount_decimal") ?? 0)) + (tier.DecimalOrNull("flat_amount_decimal") ?? 0);
}
