using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Tenantry.Platform.Data;

namespace Tenantry.Content.Data;

internal sealed class ContentDbContext(DbContextOptions<ContentDbContext> options) : TenantDbContext(options)
{
    protected override string Schema => "content";

    /// <summary>Takes the lock on a tenant's content across all nodes. It is held until the transaction ends.</summary>
    public Task LockAsync(TenantId tenant, CancellationToken ct) =>
        Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({tenant.Value.ToString()}, 7361))", ct);

    protected override void ConfigureModel(ModelBuilder model) => model.ApplyConfigurationsFromAssembly(typeof(ContentDbContext).Assembly);
}

/// <summary>Creates the DbContext for <c>dotnet ef</c>.</summary>
internal sealed class ContentDbContextFactory : IDesignTimeDbContextFactory<ContentDbContext>
{
    public ContentDbContext CreateDbContext(string[] args) => new(ModuleDatabase.OwnerOptions<ContentDbContext>("Host=none"));
}
