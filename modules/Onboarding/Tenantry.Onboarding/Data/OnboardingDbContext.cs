using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Tenantry.Platform.Data;

namespace Tenantry.Onboarding.Data;

internal sealed class OnboardingDbContext(DbContextOptions<OnboardingDbContext> options) : TenantDbContext(options)
{
    protected override string Schema => "onboarding";

    /// <summary>Takes the lock on a tenant's onboarding data across all nodes. It is held until the transaction ends.</summary>
    public Task LockAsync(TenantId tenant, CancellationToken ct) =>
        Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({tenant.Value.ToString()}, 7360))", ct);

    protected override void ConfigureModel(ModelBuilder model) =>
        model.ApplyConfigurationsFromAssembly(typeof(OnboardingDbContext).Assembly);
}

/// <summary>Creates the DbContext for <c>dotnet ef</c>.</summary>
internal sealed class OnboardingDbContextFactory : IDesignTimeDbContextFactory<OnboardingDbContext>
{
    public OnboardingDbContext CreateDbContext(string[] args) => new(ModuleDatabase.OwnerOptions<OnboardingDbContext>("Host=none"));
}
