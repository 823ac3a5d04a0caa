using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Tenantry.Billing.Cancellations.Retention;

/// <summary>The offer that a customer took instead of leaving. Its key is why there is no second one.</summary>
internal sealed class RetentionOffer : ITenantOwned
{
    public TenantId TenantId { get; init; }

    public required SubscriptionId SubscriptionId { get; init; }

    public int PercentOff { get; init; }

    public int Months { get; init; }

    public DateTimeOffset TakenAt { get; init; }

    /// <summary>Gets or sets when the provider had the discount; <see langword="null"/> until then.</summary>
    public DateTimeOffset? GivenAt { get; set; }
}

/// <summary>Maps <see cref="RetentionOffer"/>.</summary>
internal sealed class RetentionOfferConfiguration : IEntityTypeConfiguration<RetentionOffer>
{
    public void Configure(EntityTypeBuilder<RetentionOffer> builder)
    {
        builder.HasKey(row => new { row.TenantId, row.SubscriptionId });
    }
}
