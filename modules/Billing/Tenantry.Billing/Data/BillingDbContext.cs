using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Data;

internal sealed class BillingDbContext(DbContextOptions<BillingDbContext> options) : TenantDbContext(options)
{
    protected override string Schema => "billing";

    /// <summary>Lets one caller at a time pass until its transaction ends, on every node. Within it, nothing is asked of the provider.</summary>
    public Task LockAsync(string key, CancellationToken ct) =>
        Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({key}, 7310))", ct);

    /// <summary>Lets go of rows read earlier in the same scope. A row that is still tracked is not read again, and what another node wrote since is lost on it.</summary>
    public void Forget<TRow>()
        where TRow : class
    {
        foreach (var entry in ChangeTracker.Entries<TRow>().ToList())
        {
            entry.State = EntityState.Detached;
        }
    }

    protected override void Describe(ModelBuilder model)
    {
        model.HasSequence<long>(ObjectRead.Sequence);
        model.ApplyConfigurationsFromAssembly(typeof(BillingDbContext).Assembly);
    }
}

/// <summary>Creates the context for <c>dotnet ef</c>.</summary>
internal sealed class BillingDesign : IDesignTimeDbContextFactory<BillingDbContext>
{
    public BillingDbContext CreateDbContext(string[] args) => new(ModuleDatabase.OwnerOptions<BillingDbContext>("Host=none"));
}
