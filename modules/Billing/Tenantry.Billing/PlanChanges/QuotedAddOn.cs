using System.Text.Json;

namespace Tenantry.Billing.PlanChanges;

/// <summary>Represents an add-on after a quoted change.</summary>
/// <param name="Plan">The key of the add-on.</param>
/// <param name="PriceId">The price version.</param>
/// <param name="Quantity">The number of units.</param>
internal sealed record QuotedAddOn(string Plan, Guid PriceId, long Quantity)
{
    public static IReadOnlyList<QuotedAddOn> Read(string json) =>
        JsonSerializer.Deserialize<QuotedAddOn[]>(json, JsonSerializerOptions.Web)!;

    public static string Write(IEnumerable<QuotedAddOn> addOns) => JsonSerializer.Serialize(addOns, JsonSerializerOptions.Web);
}
