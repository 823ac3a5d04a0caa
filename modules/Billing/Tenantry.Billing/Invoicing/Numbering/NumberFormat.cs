using System.Globalization;

namespace Tenantry.Billing.Invoicing.Numbering;

/// <summary>Represents an issued number and its sequence.</summary>
internal sealed record DocumentNumber(string Series, string Number);

/// <summary>Formats the sequence keys and numbers of documents.</summary>
internal static class NumberFormat
{
    /// <summary>Gets the key of the sequence: the seller, the kind, the prefix and, if it is part of the number, the year.</summary>
    public static string Series(string seller, string kind, NumberOptions options, int year) => $"{seller}/{kind}/{Head(options, year)}";

    public static string Number(NumberOptions options, int year, long count) =>
        Head(options, year) + count.ToString($"D{options.Digits}", CultureInfo.InvariantCulture);

    private static string Head(NumberOptions options, int year) =>
        options.WithYear ? string.Create(CultureInfo.InvariantCulture, $"{options.Prefix}{year:0000}-") : options.Prefix;
}
