using System.Globalization;

namespace Tenantry.Billing.StripeEmulator;

/// <summary>Calculates, rounds and formats amounts in minor units. This is the only place that rounds.</summary>
internal static class Amounts
{
    private static readonly HashSet<string> NoDecimals = new(StringComparer.Ordinal)
    {
        "bif", "clp", "djf", "gnf", "jpy", "kmf", "krw", "mga", "pyg", "rwf", "vnd", "vuv", "xaf", "xof", "xpf",
    };

    private static readonly HashSet<string> ThreeDecimals = new(StringComparer.Ordinal) { "bhd", "jod", "kwd", "omr", "tnd" };

    private static readonly Dictionary<string, string> Signs = new(StringComparer.Ordinal)
    {
        ["usd"] = "$", ["eur"] = "€", ["gbp"] = "£", ["jpy"] = "¥", ["cad"] = "CA$", ["aud"] = "A$", ["inr"] = "₹",
    };

    public static long Round(decimal amount) => (long)Math.Round(amount, MidpointRounding.AwayFromZero);

    /// <summary>Returns the amount for a quantity of a price, in minor units.</summary>
    public static long Of(Change change, JsonObject price, long quantity) => price.Text("billing_scheme") == "tiered"
        ? Round(PriceTiers.Amount(change.Get("price", price.Id()), quantity))
        : Round(Transformed(price.Obj("transform_quantity"), quantity) * (price.DecimalOrNull("unit_amount_decimal") ?? 0));

    private static long Transformed(JsonObject? transform, long quantity)
    {
        if (transform is null)
        {
            return quantity;
        }

        var (packages, remainder) = Math.DivRem(quantity, transform.Long("divide_by"));
        return packages + (remainder > 0 && transform.Text("round") == "up" ? 1 : 0);
    }

    /// <summary>Returns the amount billed at the start of a period; zero for metered prices.</summary>
    public static long Now(Change change, JsonObject price, long quantity) => price.Text("recurring.usage_type") == "metered" ? 0 : Of(change, price, quantity);

    public static string Text(long minorUnits, string? currency)
    {
        var code = currency ?? "usd";
        var digits = NoDecimals.Contains(code) ? 0 : ThreeDecimals.Contains(code) ? 3 : 2;
        var number = (Math.Abs(minorUnits) / (decimal)Math.Pow(10, digits)).ToString($"N{digits}", CultureInfo.InvariantCulture);
        var sign = minorUnits < 0 ? "-" : "";
        return Signs.TryGetValue(code, out var symbol) ? $"{sign}{symbol}{number}" : $"{sign}{code.ToUpperInvariant()} {number}";
    }

    public static string Every(JsonObject? recurring)
    {
        var (interval, count) = (recurring?.Text("interval"), recurring?.Long("interval_count") ?? 1);
        return interval is null ? "" : count == 1 ? $"per {interval}" : $"every {count} {interval}s";
    }
}
