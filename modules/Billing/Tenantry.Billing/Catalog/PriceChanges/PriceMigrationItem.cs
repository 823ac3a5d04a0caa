using Tenantry.Billing.Contracts.Prices;

namespace Tenantry.Billing.Catalog.PriceChanges;

/// <summary>Represents the migration of a subscriber from an earlier price version to the current one.</summary>
/// <param name="Id">The subscription.</param>
/// <param name="GatewayId">The provider's ID of the subscription.</param>
/// <param name="Tenant">The tenant that owns the subscription.</param>
/// <param name="Quantity">The number of units.</param>
/// <param name="From">The current price.</param>
/// <param name="To">The new price.</param>
/// <param name="EffectiveAt">The time at which the new price takes effect: the end of the current period.</param>
internal sealed record PriceMigrationItem(SubscriptionId Id, string GatewayId, TenantId Tenant, long Quantity, RecurringPrice From,
    RecurringPrice To, DateTimeOffset EffectiveAt)
{
    public Money PreviousAmount => From.For(Quantity);

    /// <summary>Gets the quantity after the migration.</summary>
    public long NewQuantity => To.CarryQuantity(From, Quantity);

    public Money NewAmount => To.For(NewQuantity);

    /// <summary>Gets the change of the monthly run rate, in exact minor units. Round the total for display only.</summary>
    public decimal MonthlyChangeMinorUnits => To.MonthlyMinorUnits(NewQuantity) - From.MonthlyMinorUnits(Quantity);
}
