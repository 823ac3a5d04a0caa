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

    /// <summary>
    /// Gets or sets the provider's ID of the card that renewals are charged to; <see langword="null"/> until it was read.
    /// </summary>
    public string? CardId { get; set; }

    /// <summary>Gets or sets the text of the card: <c>Visa •••• 0341, expires 12/30</c>.</summary>
    public string? Card { get; set; }
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
