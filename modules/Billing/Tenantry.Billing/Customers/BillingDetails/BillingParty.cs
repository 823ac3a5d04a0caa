using System.Collections.Immutable;
using System.Text.Json;

namespace Tenantry.Billing.Customers.BillingDetails;

/// <summary>Represents the seller or the buyer of a document at the time of issue.</summary>
/// <param name="Name">The name.</param>
/// <param name="Address">The lines of the postal address.</param>
/// <param name="VatId">The VAT ID; <see langword="null"/> if there is none.</param>
/// <param name="Email">The email address; <see langword="null"/> if there is none.</param>
public sealed record BillingParty(string Name, ImmutableArray<string> Address, string? VatId, string? Email)
{
    /// <summary>Gets the footer text of every page. Only a seller has one.</summary>
    public string? Footer { get; init; }

    /// <summary>Gets a value indicating whether the buyer owes the tax; <see langword="false"/> for a seller.</summary>
    public bool IsReverseCharge { get; init; }

    internal static BillingParty Read(string? json) =>
        json is null ? new BillingParty("", [], null, null) : JsonSerializer.Deserialize<BillingParty>(json, JsonSerializerOptions.Web)!;

    internal string Write() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);
}
