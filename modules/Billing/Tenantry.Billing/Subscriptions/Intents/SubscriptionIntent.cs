using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Tenantry.Billing.Subscriptions.Intents;

/// <summary>Specifies what is wanted of a subscription. Stored by name; never rename.</summary>
internal enum SubscriptionIntentKind
{
    /// <summary>The subscription ends with its period.</summary>
    Cancel = 1,

    /// <summary>The subscription no longer ends.</summary>
    Resume = 2,

    /// <summary>Collection is paused.</summary>
    Pause = 3,

    /// <summary>Collection is no longer paused.</summary>
    Unpause = 4,

    /// <summary>Collection is paused while the tenant is suspended.</summary>
    Suspend = 5,
}

/// <summary>
/// Represents a change of a subscription that a person asked for. It is saved together with its audit entry before the payment provider is
/// called, and completed again after a crash, with the same idempotency key.
/// </summary>
internal sealed class SubscriptionIntent : ITenantOwned
{
    public TenantId TenantId { get; init; }

    public Guid Id { get; init; }

    public required SubscriptionId SubscriptionId { get; init; }

    public required SubscriptionIntentKind Kind { get; init; }

    /// <summary>Gets the end of a pause; <see langword="null"/> for other kinds.</summary>
    public DateTimeOffset? Until { get; init; }

    public DateTimeOffset At { get; init; }

    public DateTimeOffset? CompletedAt { get; set; }

    /// <summary>Gets or sets the reason why it was given up; <see langword="null"/> if it was done or is still to be done.</summary>
    public string? Failure { get; set; }
}

/// <summary>Maps <see cref="SubscriptionIntent"/>.</summary>
internal sealed class SubscriptionIntentConfiguration : IEntityTypeConfiguration<SubscriptionIntent>
{
    public void Configure(EntityTypeBuilder<SubscriptionIntent> intents)
    {
        intents.HasKey(row => new { row.TenantId, row.Id });
        intents.Property(row => row.Kind).HasConversion<string>().HasMaxLength(20);
        intents.Property(row => row.Failure).HasMaxLength(100);
        intents.HasIndex(row => new { row.TenantId, row.SubscriptionId });
        intents.HasIndex(row => row.At).HasFilter("completed_at is null");
    }
}
