using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tenantry.Billing.Contracts.Catalog;

namespace Tenantry.Billing.Subscriptions.Purchases;

/// <summary>Represents a one-time purchase that was paid.</summary>
internal sealed class Purchase : ITenantOwned
{
    public TenantId TenantId { get; init; }

    public PurchaseId Id { get; init; }

    /// <summary>Gets the value of <see cref="PaymentReceived.Reference"/>, which makes the purchase unique.</summary>
    public required string Reference { get; init; }

    public required string Product { get; init; }

    public required string Plan { get; init; }

    public int PlanVersion { get; init; }

    public long Quantity { get; init; }

    public long AmountMinor { get; init; }

    public Currency Currency { get; init; }

    public DateTimeOffset PurchasedAt { get; init; }

    /// <summary>Gets a value indicating whether the purchase opens the product; otherwise, it only added credits.</summary>
    public bool GrantsAccess { get; init; }

    /// <summary>Gets a value indicating whether the tenant can own the plan only once. A unique index guarantees it.</summary>
    public bool IsOwnedOnce { get; init; }

    /// <summary>Gets the purchase that the tenant owned when this one was paid. A duplicate is refunded and is not announced.</summary>
    public PurchaseId? DuplicateOf { get; init; }

    /// <summary>Gets or sets the time of the full refund.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    public Money Amount => new(AmountMinor, Currency);

    public PurchaseSummary ToSummary(ICatalog catalog) => new(
        Id, TenantId, Product, catalog.Find(Product)?.Name ?? Product, Plan, catalog.FindPlan(Product, Plan)?.Name ?? Plan, Amount,
        Quantity, PurchasedAt)
    {
        GrantsAccess = GrantsAccess, PlanVersion = PlanVersion, EndedAt = EndedAt,
    };
}

/// <summary>Maps <see cref="Purchase"/>.</summary>
internal sealed class PurchaseConfiguration : IEntityTypeConfiguration<Purchase>
{
    public void Configure(EntityTypeBuilder<Purchase> purchases)
    {
        purchases.HasIndex(row => new { row.TenantId, row.Reference }).IsUnique();
        purchases.HasIndex(row => new { row.TenantId, row.Product, row.Plan }).IsUnique()
            .HasFilter("is_owned_once and ended_at is null and duplicate_of is null");
    }
}
