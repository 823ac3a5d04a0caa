using System.Globalization;

namespace Tenantry.Billing.Payments.Refunds;

/// <summary>Parses an amount in major units of its currency: 12.50 for dollars, 1,250 for yen.</summary>
internal static class MoneyInput
{
    public static Money? Parse(string? text, Currency currency) =>
        decimal.TryParse(text?.Trim(), NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture, out var units)
        && units is > 0 and < 1_000_000_000_000 && units * currency.MinorUnitsPerUnit is var minor && minor == decimal.Truncate(minor)
            ? new Money((long)minor, currency)
            : null;

    public static string Example(Currency currency) => $"Enter an amount in {currency.Code}, such as {Example(currency.Exponent)}.";

    private static string Example(int exponent) => 12.5m.ToString($"F{exponent}", CultureInfo.InvariantCulture);
}
