using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Tenantry.Platform.Data;

namespace Tenantry.Onboarding.Data;

internal sealed class OnboardingDbContext(DbContextOptions<OnboardingDbContext> options) : TenantDbContext(options)
{
    protected override string Schema => "onboarding";

    /// <summary>Serializes the changes of a tenant's onboarding over all nodes, until the transaction ends.</summary>
    public Task LockAsync(TenantId tenant, CancellationToken ct) =>
        Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({tenant.Value.ToString()}, 7360))", ct);

    protected override void Describe(ModelBuilder model) => model.ApplyConfigurationsFromAssembly(typeof(OnboardingDbContext).Assembly);
}

/// <summary>Creates the context for <c>dotnet ef</c>.</summary>
internal sealed class OnboardingDesign : IDesignTimeDbContextFactory<OnboardingDbContext>
{
    public OnboardingDbContext CreateDbContext(string[] args) => new(ModuleDatabase.OwnerOptions<OnboardingDbContext>("Host=none"));
}
