using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Tenantry.Platform.Data;

namespace Tenantry.Tenancy.Data;

internal sealed class TenancyDbContext(DbContextOptions<TenancyDbContext> options) : TenantDbContext(options)
{
    protected override string Schema => "tenancy";

    protected override void ConfigureModel(ModelBuilder model) => model.ApplyConfigurationsFromAssembly(typeof(TenancyDbContext).Assembly);
}

/// <summary>Creates the DbContext for <c>dotnet ef</c>.</summary>
internal sealed class TenancyDbContextFactory : IDesignTimeDbContextFactory<TenancyDbContext>
{
    public TenancyDbContext CreateDbContext(string[] args) => new(ModuleDatabase.OwnerOptions<TenancyDbContext>("Host=none"));
}
