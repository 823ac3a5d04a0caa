using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Data;

internal sealed class BillingDbContext(DbContextOptions<BillingDbContext> options) : TenantDbContext(options)
{
    protected override string Schema => "billing";

    /// <summary>
    /// Acquires a lock for the key on every node until the transaction ends. Do not call the payment provider while holding it.
    /// </summary>
    public Task LockAsync(string key, CancellationToken ct) =>
        Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({key}, 7310))", ct);

    /// <summary>
    /// Detaches rows that were read earlier in the same scope. EF does not refresh a tracked row, so changes by another node would be
    /// missed.
    /// </summary>
    public void Forget<TRow>()
        where TRow : class
    {
        foreach (var entry in ChangeTracker.Entries<TRow>().ToList())
        {
            entry.State = EntityState.Detached;
        }
    }

    protected override void ConfigureModel(ModelBuilder model)
    {
        model.HasSequence<long>(ObjectRead.Sequence);
        model.ApplyConfigurationsFromAssembly(typeof(BillingDbContext).Assembly);
    }
}

/// <summary>Creates the database context for <c>dotnet ef</c>.</summary>
internal sealed class BillingDbContextFactory : IDesignTimeDbContextFactory<BillingDbContext>
{
    public BillingDbContext CreateDbContext(string[] args) => new(ModuleDatabase.OwnerOptions<BillingDbContext>("Host=none"));
}
