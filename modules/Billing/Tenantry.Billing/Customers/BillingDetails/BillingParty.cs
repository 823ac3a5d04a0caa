using System.Collections.Immutable;
using System.Text.Json;

namespace Tenantry.Billing.Customers.BillingDetails;

/// <summary>The seller or the buyer of a document, as they were on the day of issue.</summary>
/// <param name="Name">The name.</param>
/// <param name="Address">The lines of the postal address.</param>
/// <param name="VatId">The VAT id; null for none.</param>
/// <param name="Email">The email address; null for none.</param>
public sealed record BillingParty(string Name, ImmutableArray<string> Address, string? VatId, string? Email)
{
    /// <summary>Gets the text at the foot of every page; only a seller has one.</summary>
    public string? Footer { get; init; }

    /// <summary>Gets a value indicating whether the buyer owes the tax; false for a seller.</summary>
    public bool IsReverseCharge { get; init; }

    internal static BillingParty Read(string? json) =>
        json is null ? new BillingParty("", [], null, null) : JsonSerializer.Deserialize<BillingParty>(json, JsonSerializerOptions.Web)!;

    internal string Write() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);
}
