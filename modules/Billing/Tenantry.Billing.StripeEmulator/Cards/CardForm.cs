using System.Globalization;

namespace Tenantry.Billing.StripeEmulator;

/// <summary>Represents the card fields of a form and validates them field by field.</summary>
internal sealed record CardForm(string Number, string Expiry, string Cvc, string Name)
{
    public static CardForm Empty { get; } = new("", "", "", "");

    public string Digits => string.Concat(Number.Where(char.IsAsciiDigit));

    public (int Month, int Year)? ExpiresAt()
    {
        var parts = Expiry.Split('/', StringSplitOptions.TrimEntries);
        return parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var month) && month is >= 1 and <= 12
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            ? (month, year < 100 ? 2000 + year : year)
            : null;
    }

    public Dictionary<string, string> Check(DateTimeOffset now)
    {
        var errors = new Dictionary<string, string>(StringComparer.Ordinal);
        if (Digits.Length is < 14 or > 16 || !Luhn(Digits))
        {
            errors["number"] = "Your card number is invalid.";
        }
        else if (TestCards.Find(Digits) is null)
        {
            errors["number"] = "This is not a test card. Use one of the test cards below. Never enter a real card.";
        }

        if (ExpiresAt() is not { } expires)
        {
            errors["expiry"] = "Enter the expiration date as month and year, for example 12 / 34.";
        }
        else if ((expires.Year, expires.Month).CompareTo((now.Year, now.Month)) < 0)
        {
            errors["expiry"] = "Your card's expiration date is in the past.";
        }

        var cvc = Cvc.Trim();
        if (cvc.Length is < 3 or > 4 || !cvc.All(char.IsAsciiDigit))
        {
            errors["cvc"] = "Your card's security code is incomplete.";
        }

        return errors;
    }

    private static bool Luhn(string digits)
    {
        var sum = 0;
        for (var index = 0; index < digits.Length; index++)
        {
            var digit = digits[^(index + 1)] - '0';
            sum += index % 2 == 0 ? digit : digit * 2 > 9 ? (digit * 2) - 9 : digit * 2;
        }

        return sum % 10 == 0;
    }
}
