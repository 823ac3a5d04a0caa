using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Tenantry.Billing.Customers;

/// <summary>Represents the tenant's customer at the payment provider.</summary>
internal sealed class Customer : ITenantOwned
{
    public TenantId TenantId { get; init; }

    public required string GatewayId { get; init; }

    public required string Email { get; set; }

    public DateTimeOffset CreatedAt { get; init; }
}

/// <summary>Maps <see cref="Customer"/>.</summary>
internal sealed class CustomerConfiguration : IEntityTypeConfiguration<Customer>
{
    public void Configure(EntityTypeBuilder<Customer> customers)
    {
        customers.HasKey(row => row.TenantId);
        customers.HasIndex(row => row.GatewayId).IsUnique();
    }
}
