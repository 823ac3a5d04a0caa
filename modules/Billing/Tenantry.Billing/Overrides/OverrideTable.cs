using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Tenantry.Billing.Overrides;

/// <summary>Maps <see cref="TenantOverride"/>.</summary>
internal sealed class TenantOverrideConfiguration : IEntityTypeConfiguration<TenantOverride>
{
    public void Configure(EntityTypeBuilder<TenantOverride> overrides)
    {
        overrides.Property(row => row.Kind).HasConversion<string>();
        overrides.Property(row => row.Status).HasConversion<string>();
        overrides.Property(row => row.Reason).HasMaxLength(TenantOverride.MaxReason);
        overrides.Ignore(row => row.LastDay);
        overrides.HasIndex(row => row.CreatedAt);
        // Used by the job that processes overrides.
        overrides.HasIndex(row => row.EndsAt).HasFilter("status in ('Pending', 'Active')");
    }
}
