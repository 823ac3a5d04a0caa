namespace Tenantry.Billing.Catalog.PriceChanges;

/// <summary>One subscriber of a former version, and what the present one would change.</summary>
/// <param name="Id">The subscription.</param>
/// <param name="GatewayId">The provider's id of it.</param>
/// <param name="Tenant">Whose it is.</param>
/// <param name="Quantity">How many units.</param>
/// <param name="From">The price now.</param>
/// <param name="To">The price after.</param>
/// <param name="At">From when the new price counts: the end of the running period.</param>
internal sealed record PriceMove(SubscriptionId Id, string GatewayId, TenantId Tenant, long Quantity, RecurringPrice From, RecurringPrice To, DateTimeOffset At)
{
    public Money Before => From.For(Quantity);

    public Money After => To.For(Quantity);

    /// <summary>What it adds to the monthly run rate, in exact minor units; round the sum for display only.</summary>
    public decimal MonthlyMinorUnits => To.MonthlyMinorUnits(Quantity) - From.MonthlyMinorUnits(Quantity);
}
