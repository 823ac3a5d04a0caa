using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Tenantry.Platform.Data;

namespace Tenantry.Metering.Data;

internal sealed class MeteringDbContext(DbContextOptions<MeteringDbContext> options) : TenantDbContext(options)
{
    protected override string Schema => "metering";

    protected override void ConfigureModel(ModelBuilder model) => model.ApplyConfigurationsFromAssembly(typeof(MeteringDbContext).Assembly);
}

/// <summary>Creates the DbContext for <c>dotnet ef</c>.</summary>
internal sealed class MeteringDbContextFactory : IDesignTimeDbContextFactory<MeteringDbContext>
{
    public MeteringDbContext CreateDbContext(string[] args) => new(ModuleDatabase.OwnerOptions<MeteringDbContext>("Host=none"));
}
