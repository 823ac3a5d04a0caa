using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tenantry.Metering.Events;

namespace Tenantry.Metering.Counters;

internal sealed class UsageCounterConfiguration : IEntityTypeConfiguration<UsageCounter>
{
    public void Configure(EntityTypeBuilder<UsageCounter> builder)
    {
        builder.HasKey(total => new { total.TenantId, total.Meter, total.PeriodStart, total.PeriodEnd });
        builder.Property(total => total.Meter).HasMaxLength(UsageEvent.MaxMeter);
        builder.ToTable("usage_total", table => table.HasCheckConstraint("usage_total_not_negative", "used >= 0 and reserved >= 0"));
    }
}
