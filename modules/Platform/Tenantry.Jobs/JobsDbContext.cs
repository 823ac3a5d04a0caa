using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Tenantry.Platform.Data;

namespace Tenantry.Jobs;

internal sealed class JobsDbContext(DbContextOptions<JobsDbContext> options) : TenantDbContext(options)
{
    protected internal override string Schema => "jobs";

    protected override void ConfigureModel(ModelBuilder model) =>
        model.Entity<JobRun>().IsHiddenFromApplication().HasIndex(row => row.StartedAt);
}

/// <summary>Creates the context for <c>dotnet ef</c>.</summary>
internal sealed class JobsDbContextFactory : IDesignTimeDbContextFactory<JobsDbContext>
{
    public JobsDbContext CreateDbContext(string[] args) => new(ModuleDatabase.OwnerOptions<JobsDbContext>("Host=none"));
}
