using Microsoft.EntityFrameworkCore.Design;

namespace Tenantry.Platform.Data;

/// <summary>Creates the context for <c>dotnet ef</c>.</summary>
internal sealed class PlatformDbContextFactory : IDesignTimeDbContextFactory<PlatformDbContext>
{
    public PlatformDbContext CreateDbContext(string[] args) => new(ModuleDatabase.OwnerOptions<PlatformDbContext>("Host=none"));
}
