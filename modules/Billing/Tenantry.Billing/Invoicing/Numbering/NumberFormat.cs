using System.Globalization;

namespace Tenantry.Billing.Invoicing.Numbering;

/// <summary>A number that was taken, with the series it is of.</summary>
internal sealed record TakenNumber(string Series, string Number);

/// <summary>Writes numbers: the series of a document, and a count within it.</summary>
internal static class NumberFormat
{
    /// <summary>Names the series: the seller, the kind, the prefix, and the year where it is part of the number.</summary>
    public static string Series(string seller, string kind, NumberOptions options, int year) => $"{seller}/{kind}/{Head(options, year)}";

    public static string Number(NumberOptions options, int year, long count) =>
        Head(options, year) + count.ToString($"D{options.Digits}", CultureInfo.InvariantCulture);

    private static string Head(NumberOptions options, int year) =>
        options.WithYear ? string.Create(CultureInfo.InvariantCulture, $"{options.Prefix}{year:0000}-") : options.Prefix;
}
