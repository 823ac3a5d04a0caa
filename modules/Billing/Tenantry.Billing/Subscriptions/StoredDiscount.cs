using System.Text.Json;
using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.Subscriptions;

/// <summary>Represents a discount of a subscription's next invoice as it is stored.</summary>
/// <param name="PercentOff">The percentage; <see langword="null"/> if the discount is an amount.</param>
/// <param name="OffMinor">The amount in minor units; <see langword="null"/> if the discount is a percentage.</param>
/// <param name="EndsAt">The end; <see langword="null"/> if no end is scheduled.</param>
/// <param name="ItemId">The provider's ID of the item that it applies to; <see langword="null"/> for the whole invoice.</param>
internal sealed record StoredDiscount(decimal? PercentOff, long? OffMinor, DateTimeOffset? EndsAt, string? ItemId)
{
    public static string Write(IEnumerable<GatewayDiscount> discounts) => JsonSerializer.Serialize(
        discounts.Select(discount => new StoredDiscount(
            discount.PercentOff, discount.AmountOff?.MinorUnits, discount.EndsAt, discount.ItemId?.Value)),
        JsonSerializerOptions.Web);

    public static IReadOnlyList<StoredDiscount> Read(string json) =>
        JsonSerializer.Deserialize<StoredDiscount[]>(json, JsonSerializerOptions.Web)!;
}
