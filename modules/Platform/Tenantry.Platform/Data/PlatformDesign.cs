using Microsoft.EntityFrameworkCore.Design;

namespace Tenantry.Platform.Data;

/// <summary>Makes the context for the migrations' scaffolder.</summary>
internal sealed class PlatformDesign : IDesignTimeDbContextFactory<PlatformDbContext>
{
    public PlatformDbContext CreateDbContext(string[] args) => new(ModuleDatabase.OwnerOptions<PlatformDbContext>("Host=none"));
}
