using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Tenantry.Tenancy.Keys;

internal sealed class ApiKeyConfiguration : IEntityTypeConfiguration<ApiKey>
{
    public void Configure(EntityTypeBuilder<ApiKey> builder)
    {
        builder.HasKey(key => new { key.TenantId, key.Id });
        builder.Property(key => key.Name).HasMaxLength(80);
        builder.Property(key => key.Prefix).HasMaxLength(20);
        builder.HasIndex(key => key.CreatedAt);
    }
}
