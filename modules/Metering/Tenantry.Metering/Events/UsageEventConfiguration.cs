using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Tenantry.Metering.Events;

internal sealed class UsageEventConfiguration : IEntityTypeConfiguration<UsageEvent>
{
    public void Configure(EntityTypeBuilder<UsageEvent> builder)
    {
        // The idempotency key alone: with the time or the meter in the primary key, a retry that differs there would count twice.
        builder.HasKey(usage => new { usage.TenantId, usage.Key });
        builder.Property(usage => usage.Key).HasMaxLength(UsageEvent.MaxKey);
        builder.Property(usage => usage.Meter).HasMaxLength(UsageEvent.MaxMeter);
        builder.HasIndex(usage => new { usage.TenantId, usage.Meter, usage.OccurredAt }).IncludeProperties(usage => usage.Quantity);
    }
}
