using System.Globalization;

namespace Tenantry.Billing.Invoicing.Documents;

/// <summary>Provides text that several kinds of documents share.</summary>
internal static class DocumentText
{
    public const string ReverseCharge = "Reverse charge: the tax is owed by the recipient (Article 196 of Council Directive 2006/112/EC).";

    public static DateOnly Day(DateTimeOffset at, string zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(zone)).DateTime);

    public static string Write(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>Formats a half-open period as its first and last day. Returns <see langword="null"/> for an empty period.</summary>
    public static string? Period(DateTimeOffset start, DateTimeOffset end, string zone)
    {
        if (end <= start)
        {
            return null;
        }

        var (first, last) = (Day(start, zone), Day(end.AddTicks(-1), zone));
        return first == last ? Write(first) : $"{Write(first)} – {Write(last)}";
    }
}
