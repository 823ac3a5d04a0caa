using System.Collections.Immutable;
using System.Text.Json;

namespace Tenantry.Billing.Invoices;

/// <summary>A side of an invoice as it was on the day of issue.</summary>
/// <param name="Name">The name.</param>
/// <param name="Address">The postal address, a line each.</param>
/// <param name="VatId">The VAT id.</param>
/// <param name="Email">The address of mail.</param>
internal sealed record Party(string Name, ImmutableArray<string> Address, string? VatId, string? Email)
{
    /// <summary>Gets what stands at the foot of every page; the seller's alone.</summary>
    public string? Footer { get; init; }

    /// <summary>Gets a value indicating whether the tax is owed by the buyer; the buyer's alone.</summary>
    public bool IsReverseCharge { get; init; }

    public static Party Read(string? json) =>
        json is null ? new Party("", [], null, null) : JsonSerializer.Deserialize<Party>(json, JsonSerializerOptions.Web)!;

    public string Write() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);
}
