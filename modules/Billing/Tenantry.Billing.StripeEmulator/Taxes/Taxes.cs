namespace Tenantry.Billing.StripeEmulator;

/// <summary>What tax rates make of an amount, in the shape that lines carry.</summary>
internal static class Taxes
{
    public static JsonArray Of(Change change, long amount, IReadOnlyList<string> rates, bool taxed = true)
    {
        var found = rates.Select(id => change.Get("tax_rate", id, "tax_rates")).ToArray();
        var inclusive = taxed ? found.Where(rate => rate.Bool("inclusive")).Sum(rate => rate.DecimalOrNull("percentage") ?? 0) : 0;
        var net = amount / (1 + (inclusive / 100m));
        var (sum, exact) = (0L, 0m);
        var taxes = new JsonArray();
        foreach (var rate in found.OrderByDescending(rate => rate.Bool("inclusive")))
        {
            // Each tax is the difference of two rounded running sums: they never add up to more or less than the whole.
            exact += taxed ? net * (rate.DecimalOrNull("percentage") ?? 0) / 100m : 0;
            var tax = Amounts.Round(exact) - sum;
            sum += tax;
            taxes.Add(new JsonObject
            {
                ["amount"] = tax,
                ["tax_behavior"] = rate.Bool("inclusive") ? "inclusive" : "exclusive",
                ["tax_rate_details"] = new JsonObject { ["tax_rate"] = rate.Id() },
                ["taxability_reason"] = "not_available",
                ["taxable_amount"] = taxed ? Amounts.Round(net) : 0,
                ["type"] = "tax_rate_details",
            });
        }

        return taxes;
    }

    public static long Sum(IEnumerable<JsonObject> lines, string behavior) =>
        lines.SelectMany(line => line.Rows("taxes")).Where(tax => tax.Text("tax_behavior") == behavior).Sum(tax => tax.Long("amount"));

    /// <summary>One row for each rate, over all lines.</summary>
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
