using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tenantry.Metering.Events;

namespace Tenantry.Metering.Counters;

internal sealed class UsageCounterConfiguration : IEntityTypeConfiguration<UsageCounter>
{
    public void Configure(EntityTypeBuilder<UsageCounter> builder)
    {
        builder.HasKey(counter => new { counter.TenantId, counter.Meter, counter.PeriodStart, counter.PeriodEnd });
        builder.Property(counter => counter.Meter).HasMaxLength(UsageEvent.MaxMeter);
        builder.ToTable(table => table.HasCheckConstraint("usage_counter_not_negative", "used >= 0 and reserved >= 0"));
    }
}
