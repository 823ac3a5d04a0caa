using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Http;
using Tenantry.AdminUi.Resources.Rows;
using Tenantry.Kernel;

namespace Tenantry.AdminUi.Resources.Inputs;

/// <summary>Reads what was typed into a field, and writes a value as a field shows it.</summary>
internal static class InputValue
{
    public const string CurrencySuffix = ".Currency";
    public const string OffsetSuffix = ".Offset";
    private const NumberStyles Number =
        NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite;

    /// <summary>Reads a value, or says what to type instead.</summary>
    public static (object? Value, string? Error) Read(InputField field, IFormCollection form)
    {
        var text = form[field.Name].ToString().Trim();
        if (field.Kind == InputKind.Check)
        {
            return (text.Length > 0, null);
        }

        if (field.Kind == InputKind.Checks)
        {
            return (Checked(field, form), null);
        }

        if (field.Kind == InputKind.Numbers)
        {
            return Numbers(field, form);
        }

        if (text.Length == 0)
        {
            return field.IsRequired && field.Type.IsValueType ? (null, Missing(field)) : (field.AllowsNull ? null : "", null);
        }

        return field.Kind switch
        {
            InputKind.Text or InputKind.Email or InputKind.MultilineText or InputKind.Select
                or InputKind.Reference => Parsed(RowValue.Parse(field.Type, text) ?? Long(field, text), "Choose an item from the list."),
            InputKind.Whole => Parsed(Whole(field.Type, text), "Enter a whole number, such as 10."),
            InputKind.Decimal => Parsed(decimal.TryParse(text, Number, CultureInfo.InvariantCulture, out var number) ? number : null,
                "Enter a number, such as 9.99."),
            InputKind.Money => Amount(text, form[field.Name + CurrencySuffix].ToString()),
            InputKind.Choice => Parsed(RowValue.Parse(field.Type, text), "Choose one of the options."),
            InputKind.Date => Parsed(DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None,
                out var day) ? day : null, "Enter a date."),
            _ => Instant(text, form[field.Name + OffsetSuffix].ToString()),
        };
    }

    public static string Text(object? value) => value switch
    {
        null => "",
        Money money => money.Units.ToString($"F{money.Currency.Exponent}", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset moment => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture),
        bool yes => yes ? "true" : "",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    /// <summary>Gets the name of the number beside an option.</summary>
    public static string NumberName(string field, string option) => $"{field}.{option}";

    private static string[] Checked(InputField field, IFormCollection form) =>
        [.. form[field.Name].OfType<string>().Where(value => value.Length > 0).Distinct(StringComparer.Ordinal)];

    private static (object? Value, string? Error) Numbers(InputField field, IFormCollection form)
    {
        var numbers = new Dictionary<string, long?>(StringComparer.Ordinal);
        foreach (var option in Checked(field, form))
        {
            var text = form[NumberName(field.Name, option)].ToString().Trim();
            if (text.Length > 0 && (!long.TryParse(text, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out _)))
            {
                return (null, $"Enter a whole number for {option}, or leave it empty.");
            }

            numbers[option] = text.Length == 0 ? null : long.Parse(text, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
        }

        return (numbers, null);
    }

    private static (object? Value, string? Error) Parsed(object? value, string error) => value is null ? (null, error) : (value, null);

    private static string Missing(InputField field) =>
        field.Property.GetCustomAttribute<RequiredAttribute>()?.ErrorMessage is { } message ? message
        : field.Kind is InputKind.Choice or InputKind.Select or InputKind.Reference
        ? "Choose one of the options."
        : $"Enter a value for {field.Label.ToLowerInvariant()}.";

    private static string? Long(InputField field, string text) => field.Type == typeof(string)
        ? text.Replace("\0", "", StringComparison.Ordinal) : null;

    private static object? Whole(Type type, string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
        ? type == typeof(long) ? number : number is >= int.MinValue and <= int.MaxValue ? (int)number : null
        : null;

    private static (object? Value, string? Error) Amount(string text, string code)
    {
        if (!Currency.TryOf(code, out var currency))
        {
            return (null, "Choose a currency.");
        }

        if (!decimal.TryParse(text, Number, CultureInfo.InvariantCulture, out var units) || Math.Abs(units) > 1_000_000_000_000m)
        {
            return (null, "Enter an amount, such as 10.00.");
        }

        return decimal.Truncate(units * currency.MinorUnitsPerUnit) == units * currency.MinorUnitsPerUnit
            ? (Money.Of(units, currency), null)
            : (null, $"{currency.Code} amounts have at most {currency.Exponent} decimals.");
    }

    // A time without an offset means another moment on every machine, so it is refused.
    private static (object? Value, string? Error) Instant(string text, string offset)
    {
        string[] formats = ["yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm:sszzz"];
        if (DateTimeOffset.TryParseExact(text, formats, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var exact)
            || DateTimeOffset.TryParseExact(text + offset, formats, CultureInfo.InvariantCulture,
                DateTimeStyles.AdjustToUniversal, out exact))
        {
            return (exact, null);
        }

        return (null, offset.Length == 0 ? "Enter a date and a time with an offset from UTC, such as 2026-02-01T10:00+01:00."
            : "Enter a date and a time.");
    }
}
