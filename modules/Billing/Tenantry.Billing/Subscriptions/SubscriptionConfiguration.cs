using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Tenantry.Billing.Subscriptions;

/// <summary>Maps <see cref="Subscription"/>.</summary>
internal sealed class SubscriptionConfiguration : IEntityTypeConfiguration<Subscription>
{
    public void Configure(EntityTypeBuilder<Subscription> subscriptions)
    {
        subscriptions.HasIndex(row => row.GatewayId).IsUnique();
        subscriptions.HasIndex(row => new { row.TenantId, row.AccessUntil });
        subscriptions.HasIndex(row => new { row.TenantId, row.Product }).IsUnique()
            .HasFilter("status <> 'Canceled' and duplicate_of is null");
        subscriptions.Property(row => row.Status).HasConversion<string>();
        subscriptions.Property(row => row.Interval).HasConversion<string>();
        subscriptions.Property(row => row.PendingJson).HasColumnType("jsonb");
        subscriptions.Property(row => row.HeldItemsJson).HasColumnName("held_items").HasColumnType("jsonb");
        subscriptions.Property(row => row.PricingModel).HasColumnType("jsonb");
        // Subscriptions created before plans had versions have version 1.
        subscriptions.Property(row => row.PlanVersion).HasDefaultValue(1).HasSentinel(-1);
        subscriptions.Property(row => row.AddOnsJson).HasColumnName("add_ons").HasColumnType("jsonb").HasDefaultValue("[]");
        subscriptions.Property(row => row.DiscountsJson).HasColumnName("discounts").HasColumnType("jsonb").HasDefaultValue("[]");
        subscriptions.Property(row => row.Version).IsRowVersion();
    }
}
