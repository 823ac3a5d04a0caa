using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Tenantry.Platform.Data;

namespace Tenantry.RevenueDashboard.Data;

internal sealed class RevenueDashboardDbContext(DbContextOptions<RevenueDashboardDbContext> options) : TenantDbContext(options)
{
    // Minor units with six decimals: a twelfth of a yearly price is a fraction of a cent, and rounding errors must not add up.
    public const string PreciseColumn = "numeric(19,6)";

    protected override string Schema => "revenue";

    protected override void ConfigureModel(ModelBuilder model) =>
        model.ApplyConfigurationsFromAssembly(typeof(RevenueDashboardDbContext).Assembly);
}

/// <summary>Creates the DbContext for <c>dotnet ef</c>.</summary>
internal sealed class RevenueDashboardDbContextFactory : IDesignTimeDbContextFactory<RevenueDashboardDbContext>
{
    public RevenueDashboardDbContext CreateDbContext(string[] args) =>
        new(ModuleDatabase.OwnerOptions<RevenueDashboardDbContext>("Host=none"));
}
