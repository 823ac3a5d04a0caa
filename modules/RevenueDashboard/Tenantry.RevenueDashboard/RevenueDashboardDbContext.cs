using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Tenantry.Platform.Data;
using Tenantry.RevenueDashboard.Movements;
using Tenantry.RevenueDashboard.Payments;

namespace Tenantry.RevenueDashboard;

internal sealed class RevenueDashboardDbContext(DbContextOptions<RevenueDashboardDbContext> options) : TenantDbContext(options)
{
    // Minor units with six decimals: a twelfth of a price is a fraction of a cent, and sums must not drift.
    private const string Exactly = "numeric(19,6)";

    protected override string Schema => "revenue";

    protected override void Describe(ModelBuilder model)
    {
        model.Entity<MrrCustomer>().HasKey(row => row.TenantId);
        model.Entity<MrrMovement>(movements =>
        {
            movements.IsAppendOnly();
            movements.Property(row => row.Type).HasConversion<string>().HasMaxLength(20);
            movements.Property(row => row.Cause).HasConversion<string>().HasMaxLength(30);
            movements.Property(row => row.Delta).HasColumnType(Exactly);
            movements.HasIndex(row => new { row.TenantId, row.At });
            movements.HasIndex(row => row.At);
        });
        model.Entity<MrrState>(states =>
        {
            states.HasKey(row => new { row.TenantId, row.Subscription });
            states.Property(row => row.Status).HasConversion<string>().HasMaxLength(20);
            states.Property(row => row.Mrr).HasColumnType(Exactly);
            states.Property(row => row.Arr).HasColumnType(Exactly);
            states.Property(row => row.Rate).HasColumnType(Exactly);
        });
        model.Entity<RevenuePayment>(payments =>
        {
            payments.HasKey(row => new { row.TenantId, row.Reference });
            payments.HasIndex(row => row.At);
        });
    }
}

/// <summary>Creates the context for <c>dotnet ef</c>.</summary>
internal sealed class RevenueDashboardDesign : IDesignTimeDbContextFactory<RevenueDashboardDbContext>
{
    public RevenueDashboardDbContext CreateDbContext(string[] args) => new(ModuleDatabase.OwnerOptions<RevenueDashboardDbContext>("Host=none"));
}
