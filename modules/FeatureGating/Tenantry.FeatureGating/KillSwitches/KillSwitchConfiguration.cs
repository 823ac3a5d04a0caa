using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tenantry.Platform.Data;

namespace Tenantry.FeatureGating.KillSwitches;

internal sealed class KillSwitchConfiguration : IEntityTypeConfiguration<KillSwitch>
{
    public void Configure(EntityTypeBuilder<KillSwitch> builder)
    {
        builder.IsReadOnlyForApplication();
        builder.HasKey(feature => feature.Feature);
        builder.Property(feature => feature.Feature).HasMaxLength(60);
    }
}
