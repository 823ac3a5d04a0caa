using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tenantry.Metering.Events;

namespace Tenantry.Metering.Quarantine;

internal sealed class QuarantinedEventConfiguration : IEntityTypeConfiguration<QuarantinedEvent>
{
    public void Configure(EntityTypeBuilder<QuarantinedEvent> builder)
    {
        builder.HasKey(quarantinedEvent => new { quarantinedEvent.TenantId, quarantinedEvent.Key });
        builder.Property(quarantinedEvent => quarantinedEvent.Key).HasMaxLength(UsageEvent.MaxKey);
        builder.Property(quarantinedEvent => quarantinedEvent.Meter).HasMaxLength(UsageEvent.MaxKey);
        builder.HasIndex(quarantinedEvent => quarantinedEvent.ReceivedAt);
    }
}
