using System.Globalization;

namespace Tenantry.Billing.Payments.Refunds;

/// <summary>Reads an amount as people type it, in the units of its currency: 12.50 is twelve and a half dollars, 1,250 yen are 1,250.</summary>
internal static class MoneyInput
{
    public static Money? Read(string? text, Currency currency) =>
        decimal.TryParse(text?.Trim(), NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var units)
        && units is > 0 and < 1_000_000_000_000 && units * currency.MinorUnitsPerUnit is var minor && minor == decimal.Truncate(minor)
            ? new Money((long)minor, currency)
            : null;

    public static string Example(Currency currency) => $"Type an amount in {currency.Code}, such as {Example(currency.Exponent)}.";

    private static string Example(int exponent) => 12.5m.ToString($"F{exponent}", CultureInfo.InvariantCulture);
}
