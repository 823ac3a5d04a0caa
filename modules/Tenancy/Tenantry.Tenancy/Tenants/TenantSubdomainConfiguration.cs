using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Tenantry.Tenancy.Tenants;

internal sealed class TenantSubdomainConfiguration : IEntityTypeConfiguration<TenantSubdomain>
{
    public void Configure(EntityTypeBuilder<TenantSubdomain> builder)
    {
        builder.HasKey(address => address.Subdomain);
        builder.Property(address => address.Subdomain).HasMaxLength(63);
        builder.HasIndex(address => address.Owner).IsUnique();
    }
}
