using Microsoft.EntityFrameworkCore.Design;
using Tenantry.Platform.Data;

namespace Tenantry.Metering.Data;

/// <summary>Makes the context for the migrations' scaffolder.</summary>
internal sealed class MeteringDesign : IDesignTimeDbContextFactory<MeteringDbContext>
{
    public MeteringDbContext CreateDbContext(string[] args) => new(ModuleDatabase.OwnerOptions<MeteringDbContext>("Host=none"));
}
