using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Tenantry.Billing.Customers;

/// <summary>The tenant as the payment provider knows it.</summary>
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
