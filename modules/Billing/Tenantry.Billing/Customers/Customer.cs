namespace Tenantry.Billing.Customers;

/// <summary>The tenant as the payment provider knows it.</summary>
internal sealed class Customer : ITenantOwned
{
    public TenantId TenantId { get; init; }

    public required string GatewayId { get; init; }

    public required string Email { get; set; }

    public DateTimeOffset CreatedAt { get; init; }
}
