using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tenantry.Metering.Events;

namespace Tenantry.Metering.Unmatched;

internal sealed class UnmatchedEventConfiguration : IEntityTypeConfiguration<UnmatchedEvent>
{
    public void Configure(EntityTypeBuilder<UnmatchedEvent> builder)
    {
        builder.HasKey(unmatched => new { unmatched.TenantId, unmatched.Key });
        builder.Property(unmatched => unmatched.Key).HasMaxLength(UsageEvent.MaxKey);
        builder.Property(unmatched => unmatched.Meter).HasMaxLength(UsageEvent.MaxKey);
        builder.HasIndex(unmatched => unmatched.ReceivedAt);
    }
}
