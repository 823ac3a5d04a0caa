using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Tenantry.Tenancy.Tenants;

internal sealed class TenantConfiguration : IEntityTypeConfiguration<Tenant>
{
    public void Configure(EntityTypeBuilder<Tenant> builder)
    {
        builder.HasKey(tenant => tenant.TenantId);
        builder.Property(tenant => tenant.Name).HasMaxLength(80);
        builder.Property(tenant => tenant.Status).HasConversion<string>().HasMaxLength(20);
        builder.HasIndex(tenant => tenant.CreatedAt);
    }
}
