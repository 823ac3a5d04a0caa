using Microsoft.EntityFrameworkCore;

namespace Tenantry.Billing.Overrides;

internal static class OverrideTable
{
    public static void Describe(ModelBuilder model) => model.Entity<TenantOverride>(overrides =>
    {
        overrides.Property(row => row.Kind).HasConversion<string>();
        overrides.Property(row => row.Status).HasConversion<string>();
        overrides.Property(row => row.Reason).HasMaxLength(TenantOverride.MaxReason);
        overrides.Ignore(row => row.LastDay);
        overrides.HasIndex(row => row.MadeAt);
        // What the job looks for.
        overrides.HasIndex(row => row.EndsAt).HasFilter("status in ('Pending', 'Active')");
    });
}
