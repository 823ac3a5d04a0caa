using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.Customers.Taxes;

/// <summary>Represents a stored tax line of an invoice.</summary>
internal sealed record TaxLine(
    long AmountMinor, long? TaxableMinor, bool IsInclusive,
    [property: JsonConverter(typeof(JsonStringEnumConverter<TaxReason>))] TaxReason Reason,
    decimal? Percent = null)
{
    public static string Write(IEnumerable<GatewayTax> taxes) => JsonSerializer.Serialize(
        taxes.Select(tax => new TaxLine(tax.Amount.MinorUnits, tax.TaxableAmount?.MinorUnits, tax.IsInclusive, tax.Reason, tax.Percent)),
        JsonSerializerOptions.Web);

    public static ImmutableArray<TaxLine> Read(string json) =>
        JsonSerializer.Deserialize<ImmutableArray<TaxLine>>(json, JsonSerializerOptions.Web);
}
