using System.Text.Json;

namespace Tenantry.Billing.Subscriptions;

/// <summary>One further item of a subscription, as it is mirrored.</summary>
/// <param name="ItemId">The provider's id of the item.</param>
/// <param name="GatewayPriceId">The provider's id of its price.</param>
/// <param name="PriceId">The version of its price here.</param>
/// <param name="Plan">The add-on's key.</param>
/// <param name="Price">What one unit costs.</param>
/// <param name="Quantity">How many units.</param>
internal sealed record HeldAddOn(string ItemId, string GatewayPriceId, Guid PriceId, string Plan, RecurringPrice Price, long Quantity)
{
    public static IReadOnlyList<HeldAddOn> Read(string json) => JsonSerializer.Deserialize<HeldAddOn[]>(json, JsonSerializerOptions.Web)!;

    public static string Write(IReadOnlyList<HeldAddOn> all) => JsonSerializer.Serialize(all, JsonSerializerOptions.Web);
}
