using System.Text.Json;

namespace Tenantry.Billing.PlanChanges;

/// <summary>An add-on as it is after a quoted change.</summary>
/// <param name="Plan">The add-on's key.</param>
/// <param name="PriceId">The version of its price.</param>
/// <param name="Quantity">How many units.</param>
internal sealed record QuotedAddOn(string Plan, Guid PriceId, long Quantity)
{
    public static IReadOnlyList<QuotedAddOn> Read(string json) => JsonSerializer.Deserialize<QuotedAddOn[]>(json, JsonSerializerOptions.Web)!;

    public static string Write(IEnumerable<QuotedAddOn> all) => JsonSerializer.Serialize(all, JsonSerializerOptions.Web);
}
