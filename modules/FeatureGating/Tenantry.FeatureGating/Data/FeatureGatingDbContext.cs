using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Tenantry.FeatureGating.Overrides;
using Tenantry.FeatureGating.Switches;
using Tenantry.Platform.Data;

namespace Tenantry.FeatureGating.Data;

internal sealed class FeatureGatingDbContext(DbContextOptions<FeatureGatingDbContext> options) : TenantDbContext(options)
{
    protected override string Schema => "gating";

    protected override void Describe(ModelBuilder model)
    {
        model.Entity<FeatureOverride>(overrides =>
        {
            overrides.HasKey(row => new { row.TenantId, row.Feature });
            overrides.Property(row => row.Feature).HasMaxLength(60);
        });
        model.Entity<KillSwitch>(switches =>
        {
            switches.HasKey(row => row.Feature);
            switches.Property(row => row.Feature).HasMaxLength(60);
        });
    }
}

/// <summary>Creates the context for <c>dotnet ef</c>.</summary>
internal sealed class FeatureGatingDesign : IDesignTimeDbContextFactory<FeatureGatingDbContext>
{
    public FeatureGatingDbContext CreateDbContext(string[] args) => new(ModuleDatabase.OwnerOptions<FeatureGatingDbContext>("Host=none"));
}
