using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Tenantry.Billing.Customers;

/// <summary>Represents an additional customer of a tenant at the payment provider, created by a guest checkout.</summary>
internal sealed class CustomerAlias : ITenantOwned
{
    public TenantId TenantId { get; init; }

    public required string GatewayId { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}

/// <summary>Maps <see cref="CustomerAlias"/>.</summary>
internal sealed class CustomerAliasConfiguration : IEntityTypeConfiguration<CustomerAlias>
{
    public void Configure(EntityTypeBuilder<CustomerAlias> aliases)
    {
        aliases.HasKey(row => new { row.TenantId, row.GatewayId });
        aliases.HasIndex(row => row.GatewayId).IsUnique();
    }
}
