using System.Globalization;

namespace Tenantry.AdminUi;

/// <summary>Money as people read it.</summary>
internal static class MoneyText
{
    public static decimal Major(long minor, int exponent) => minor / Power(exponent);

    public static string Format(long minor, string currency, int exponent)
    {
        var number = Math.Abs(Major(minor, exponent)).ToString($"N{exponent}", CultureInfo.InvariantCulture);
        var sign = minor < 0 ? "−" : "";
        return Sign(currency) is { } symbol ? $"{sign}{symbol}{number}" : $"{sign}{number}\u00a0{currency}";
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

    // A bare dollar sign would lie beside CAD or AUD: those keep their code.
    private static string? Sign(string currency) => currency switch
    {
        "USD" => "$",
        "EUR" => "€",
        "GBP" => "£",
        "JPY" => "¥",
        "INR" => "₹",
        _ => null,
    };
}
