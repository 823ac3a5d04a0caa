namespace Tenantry.Billing.StripeEmulator;

/// <summary>What tax rates make of an amount, in the shape that lines carry.</summary>
internal static class Taxes
{
    public static JsonArray Of(Change change, long amount, IReadOnlyList<string> rates)
    {
        var found = rates.Select(id => change.Get("tax_rate", id, "tax_rates")).ToArray();
        var inclusive = found.Where(rate => rate.Bool("inclusive")).Sum(rate => rate.DecimalOrNull("percentage") ?? 0);
        var net = amount / (1 + (inclusive / 100m));
        var (sum, exact) = (0L, 0m);
        var taxes = new JsonArray();
        foreach (var rate in found.OrderByDescending(rate => rate.Bool("inclusive")))
        {
            // Each tax is the difference of two rounded running sums: they never add up to more or less than the whole.
            exact += net * (rate.DecimalOrNull("percentage") ?? 0) / 100m;
            var tax = Amounts.Round(exact) - sum;
            sum += tax;
            taxes.Add(Row(rate, tax, Amounts.Round(net)));
        }

        return taxes;
    }

    private static JsonObject Row(JsonObject rate, long amount, long taxable) => new()
    {
        ["amount"] = amount,
        ["tax_behavior"] = rate.Bool("inclusive") ? "inclusive" : "exclusive",
        ["tax_rate_details"] = new JsonObject { ["tax_rate"] = rate.Id() },
        ["taxability_reason"] = "not_available",
        ["taxable_amount"] = taxable,
        ["type"] = "tax_rate_details",
    };
}
