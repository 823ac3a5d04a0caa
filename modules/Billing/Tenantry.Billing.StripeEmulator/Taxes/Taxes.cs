namespace Tenantry.Billing.StripeEmulator;

/// <summary>Calculates the taxes of an amount in the format of lines.</summary>
internal static class Taxes
{
    public static JsonArray Of(Change change, long amount, IReadOnlyList<string> rates, bool isTaxed = true)
    {
        var taxRates = rates.Select(id => change.Get("tax_rate", id, "tax_rates")).ToArray();
        var inclusive = isTaxed ? taxRates.Where(rate => rate.Bool("inclusive")).Sum(rate => rate.DecimalOrNull("percentage") ?? 0) : 0;
        var net = amount / (1 + (inclusive / 100m));
        var (sum, exactTotal) = (0L, 0m);
        var taxes = new JsonArray();
        foreach (var rate in taxRates.OrderByDescending(rate => rate.Bool("inclusive")))
        {
            // Each tax is the difference of two rounded running totals, so that the taxes always add up to the whole.
            exactTotal += isTaxed ? net * (rate.DecimalOrNull("percentage") ?? 0) / 100m : 0;
            var tax = Amounts.Round(exactTotal) - sum;
            sum += tax;
            taxes.Add(new JsonObject
            {
                ["amount"] = tax,
                ["tax_behavior"] = rate.Bool("inclusive") ? "inclusive" : "exclusive",
                ["tax_rate_details"] = new JsonObject { ["tax_rate"] = rate.Id() },
                ["taxability_reason"] = "not_available",
                ["taxable_amount"] = isTaxed ? Amounts.Round(net) : 0,
                ["type"] = "tax_rate_details",
            });
        }

        return taxes;
    }

    public static long Sum(IEnumerable<JsonObject> lines, string behavior) =>
        lines.SelectMany(line => line.Rows("taxes")).Where(tax => tax.Text("tax_behavior") == behavior).Sum(tax => tax.Long("amount"));

    /// <summary>Sums the taxes of all lines by rate.</summary>
    public static JsonArray Total(IEnumerable<JsonObject> lines) => new([.. lines.SelectMany(line => line.Rows("taxes"))
        .GroupBy(row => (row.Text("tax_rate_details.tax_rate"), row.Text("tax_behavior"), row.Text("taxability_reason")))
        .Select(group =>
        {
            var sum = group.First().Clone();
            sum["amount"] = group.Sum(row => row.Long("amount"));
            sum["taxable_amount"] = group.Sum(row => row.Long("taxable_amount"));
            return sum;
        })]);
}
