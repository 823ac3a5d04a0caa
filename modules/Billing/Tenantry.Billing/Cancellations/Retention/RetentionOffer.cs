using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Tenantry.Billing.Cancellations.Retention;

/// <summary>Represents a retention offer that a customer accepted instead of canceling. Its key allows one for each subscription.</summary>
internal sealed class RetentionOffer : ITenantOwned
{
    public TenantId TenantId { get; init; }

    public required SubscriptionId SubscriptionId { get; init; }

    public int PercentOff { get; init; }

    public int Months { get; init; }

    public DateTimeOffset AcceptedAt { get; init; }

    /// <summary>
    /// Gets or sets the time at which the discount was applied at the payment provider; <see langword="null"/> until then.
    /// </summary>
    public DateTimeOffset? AppliedAt { get; set; }
}

/// <summary>Maps <see cref="RetentionOffer"/>.</summary>
internal sealed class RetentionOfferConfiguration : IEntityTypeConfiguration<RetentionOffer>
{
    public void Configure(EntityTypeBuilder<RetentionOffer> builder)
    {
        builder.HasKey(row => new { row.TenantId, row.SubscriptionId });
    }
}
