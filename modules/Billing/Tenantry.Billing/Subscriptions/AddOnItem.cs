using System.Text.Json;

namespace Tenantry.Billing.Subscriptions;

/// <summary>Represents an add-on item of a subscription.</summary>
/// <param name="ItemId">The provider's ID of the item.</param>
/// <param name="GatewayPriceId">The provider's ID of the price.</param>
/// <param name="PriceId">The ID of the price version.</param>
/// <param name="Plan">The add-on key.</param>
/// <param name="Price">The price of one unit.</param>
/// <param name="Quantity">The number of units.</param>
internal sealed record AddOnItem(string ItemId, string GatewayPriceId, Guid PriceId, string Plan, RecurringPrice Price, long Quantity)
{
    /// <summary>Gets the rate of the taxes that the price includes, in percent.</summary>
    public decimal IncludedTaxPercent { get; init; }

    public static IReadOnlyList<AddOnItem> Read(string json) => JsonSerializer.Deserialize<AddOnItem[]>(json, JsonSerializerOptions.Web)!;

    public static string Write(IReadOnlyList<AddOnItem> addOns) => JsonSerializer.Serialize(addOns, JsonSerializerOptions.Web);
}
