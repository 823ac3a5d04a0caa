using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Tenantry.Billing.Notifications;

/// <summary>Represents the state of a subscription that its customer was last notified of.</summary>
internal sealed class NotifiedSubscription : ITenantOwned
{
    public TenantId TenantId { get; init; }

    public required SubscriptionId SubscriptionId { get; init; }

    /// <summary>Gets or sets the plan with its quantity, price and add-ons, as the email shows them.</summary>
    public string Plan { get; set; } = "";

    public SubscriptionStatus Status { get; set; }

    public DateTimeOffset? EndsAt { get; set; }
}

/// <summary>Maps <see cref="NotifiedSubscription"/>.</summary>
internal sealed class NotifiedSubscriptionConfiguration : IEntityTypeConfiguration<NotifiedSubscription>
{
    public void Configure(EntityTypeBuilder<NotifiedSubscription> notified)
    {
        notified.HasKey(row => new { row.TenantId, row.SubscriptionId });
        notified.Property(row => row.Status).HasConversion<string>();
    }
}
