using System.Globalization;

namespace Tenantry.AdminUi;

/// <summary>Formats amounts of money.</summary>
internal static class MoneyText
{
    public static decimal Major(long minor, int exponent) => minor / Power(exponent);

    public static string Format(long minor, string currency, int exponent)
    {
        var number = Math.Abs(Major(minor, exponent)).ToString($"N{exponent}", CultureInfo.InvariantCulture);
        var sign = minor < 0 ? "−" : "";
        return SymbolOf(currency) is { } symbol ? $"{sign}{symbol}{number}" : $"{sign}{number}\u00a0{currency}";
    }

    private static decimal Power(int exponent)
    {
        var power = 1m;
        for (var digit = 0; digit < exponent; digit++)
        {
            power *= 10;
        }

        return power;
    }

    // A plain dollar sign would be misleading for CAD or AUD, so these keep their code.
    private static string? SymbolOf(string currency) => currency switch
    {
        "USD" => "$",
        "EUR" => "€",
        "GBP" => "£",
        "JPY" => "¥",
        "INR" => "₹",
        _ => null,
    };
}
