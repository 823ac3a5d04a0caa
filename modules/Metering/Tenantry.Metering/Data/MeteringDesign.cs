using Microsoft.EntityFrameworkCore.Design;
using Tenantry.Platform.Data;

namespace Tenantry.Metering.Data;

/// <summary>Creates the context for <c>dotnet ef</c>.</summary>
internal sealed class MeteringDesign : IDesignTimeDbContextFactory<MeteringDbContext>
{
    public MeteringDbContext CreateDbContext(string[] args) => new(ModuleDatabase.OwnerOptions<MeteringDbContext>("Host=none"));
}
