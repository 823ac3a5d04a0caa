using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tenantry.Platform.Data;
using Tenantry.RevenueDashboard.Data;

namespace Tenantry.RevenueDashboard.Movements;

internal sealed class MrrMovementConfiguration : IEntityTypeConfiguration<MrrMovement>
{
    public void Configure(EntityTypeBuilder<MrrMovement> builder)
    {
        builder.IsAppendOnly();
        builder.Property(movement => movement.Type).HasConversion<string>().HasMaxLength(20);
        builder.Property(movement => movement.Cause).HasConversion<string>().HasMaxLength(30);
        builder.Property(movement => movement.Delta).HasColumnType(RevenueDashboardDbContext.PreciseColumn);
        builder.HasIndex(movement => new { movement.TenantId, movement.At });
        builder.HasIndex(movement => movement.At);
    }
}
