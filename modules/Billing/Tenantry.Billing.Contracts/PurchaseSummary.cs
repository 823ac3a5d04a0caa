namespace Tenantry.Billing.Contracts;

/// <summary>Represents a one-time purchase, which does not renew.</summary>
/// <param name="Id">The purchase.</param>
/// <param name="Tenant">The tenant that owns the purchase.</param>
/// <param name="Product">The product key.</param>
/// <param name="ProductName">The product's name.</param>
/// <param name="Plan">The plan key within the product.</param>
/// <param name="PlanName">The plan's name.</param>
/// <param name="Amount">The amount paid, including tax.</param>
/// <param name="Quantity">The number of units.</param>
/// <param name="PurchasedAt">The time of the payment.</param>
public sealed record PurchaseSummary(
    PurchaseId Id, TenantId Tenant, string Product, string ProductName, string Plan, string PlanName, Money Amount, long Quantity,
    DateTimeOffset PurchasedAt)
{
    /// <summary>Gets a value indicating whether the purchase opens the product; a pack of credits is only added to the balance.</summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool GrantsAccess { get; init; } = true;

    /// <summary>Gets the version of the plan's features, limits and credits.</summary>
    /// <value>The default is zero: the current version.</value>
    public int PlanVersion { get; init; }

    /// <summary>Gets the time at which the purchase was refunded in full; <see langword="null"/> if it was not.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Gets a value indicating whether the purchase gives access to the product. It has no end unless it is refunded.</summary>
    public bool HasAccess => GrantsAccess && EndedAt is null;
}
