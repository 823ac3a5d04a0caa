using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tenantry.RevenueDashboard.Data;

namespace Tenantry.RevenueDashboard.Movements;

internal sealed class MrrStateConfiguration : IEntityTypeConfiguration<MrrState>
{
    public void Configure(EntityTypeBuilder<MrrState> builder)
    {
        builder.HasKey(state => new { state.TenantId, state.Subscription });
        builder.Property(state => state.Status).HasConversion<string>().HasMaxLength(20);
        builder.Property(state => state.Mrr).HasColumnType(RevenueDashboardDbContext.PreciseColumn);
        builder.Property(state => state.Arr).HasColumnType(RevenueDashboardDbContext.PreciseColumn);
        builder.Property(state => state.Rate).HasColumnType(RevenueDashboardDbContext.PreciseColumn);
    }
}
