using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Tenantry.Platform.Data;

namespace Tenantry.FeatureGating.Data;

internal sealed class FeatureGatingDbContext(DbContextOptions<FeatureGatingDbContext> options) : TenantDbContext(options)
{
    protected override string Schema => "gating";

    protected override void ConfigureModel(ModelBuilder model) =>
        model.ApplyConfigurationsFromAssembly(typeof(FeatureGatingDbContext).Assembly);
}

/// <summary>Creates the DbContext for <c>dotnet ef</c>.</summary>
internal sealed class FeatureGatingDbContextFactory : IDesignTimeDbContextFactory<FeatureGatingDbContext>
{
    public FeatureGatingDbContext CreateDbContext(string[] args) => new(ModuleDatabase.OwnerOptions<FeatureGatingDbContext>("Host=none"));
}
