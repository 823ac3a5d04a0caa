using System.Globalization;

namespace Tenantry.Billing.StripeEmulator;

/// <summary>Calculates, rounds and formats amounts in minor units. This is the only place that rounds.</summary>
internal static class Amounts
{
    private static readonly HashSet<string> ZeroDecimalCurrencies = new(StringComparer.Ordinal)
    {
        "bif", "clp", "djf", "gnf", "jpy", "kmf", "krw", "mga", "pyg", "rwf", "vnd", "vuv", "xaf", "xof", "xpf",
    };

    private static readonly HashSet<string> ThreeDecimalCurrencies = new(StringComparer.Ordinal) { "bhd", "jod", "kwd", "omr", "tnd" };

    private static readonly Dictionary<string, string> CurrencySymbols = new(StringComparer.Ordinal)
    {
        ["usd"] = "$", ["eur"] = "€", ["gbp"] = "£", ["jpy"] = "¥", ["cad"] = "CA$", ["aud"] = "A$", ["inr"] = "₹",
    };

    public static long Round(decimal amount) => (long)Math.Round(amount, MidpointRounding.AwayFromZero);

    /// <summary>Returns the amount for a quantity of a price, in minor units.</summary>
    public static long Calculate(Change change, JsonObject price, long quantity) => price.Text("billing_scheme") == "tiered"
        ? Round(PriceTiers.Amount(change.Get("price", price.Id()), quantity))
        : Round(TransformQuantity(price.Obj("transform_quantity"), quantity) * (price.DecimalOrNull("unit_amount_decimal") ?? 0));

    private static long TransformQuantity(JsonObject? transform, long quantity)
    {
        if (transform is null)
        {
            return quantity;
        }

        var (packages, remainder) = Math.DivRem(quantity, transform.Long("divide_by"));
        return packages + (remainder > 0 && transform.Text("round") == "up" ? 1 : 0);
    }

    /// <summary>Returns the amount billed at the start of a period; zero for metered prices.</summary>
    public static long DueAtPeriodStart(Change change, JsonObject price, long quantity) => price.Text("recurring.usage_type") == "metered"
        ? 0 : Calculate(change, price, quantity);

    public static string Format(long minorUnits, string? currency)
    {
        var code = currency ?? "usd";
        var digits = ZeroDecimalCurrencies.Contains(code) ? 0 : ThreeDecimalCurrencies.Contains(code) ? 3 : 2;
        var number = (Math.Abs(minorUnits) / (decimal)Math.Pow(10, digits)).ToString($"N{digits}", CultureInfo.InvariantCulture);
        var sign = minorUnits < 0 ? "-" : "";
        return CurrencySymbols.TryGetValue(code, out var symbol) ? $"{sign}{symbol}{number}" : $"{sign}{code.ToUpperInvariant()} {number}";
    }

    public static string FormatInterval(JsonObject? recurring)
    {
        var (interval, count) = (recurring?.Text("interval"), recurring?.Long("interval_count") ?? 1);
        return interval is null ? "" : count == 1 ? $"per {interval}" : $"every {count} {interval}s";
    }
}
