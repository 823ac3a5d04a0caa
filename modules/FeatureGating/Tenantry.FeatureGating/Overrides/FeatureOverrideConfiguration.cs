using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Tenantry.FeatureGating.Overrides;

internal sealed class FeatureOverrideConfiguration : IEntityTypeConfiguration<FeatureOverride>
{
    public void Configure(EntityTypeBuilder<FeatureOverride> builder)
    {
        builder.HasKey(feature => new { feature.TenantId, feature.Feature });
        builder.Property(feature => feature.Feature).HasMaxLength(60);
    }
}
