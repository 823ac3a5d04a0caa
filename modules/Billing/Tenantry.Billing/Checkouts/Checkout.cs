namespace Tenantry.Billing.Checkouts;

/// <summary>An attempt to buy. It is saved before the provider is asked, so that its id makes the asking repeatable.</summary>
internal sealed class Checkout : ITenantOwned
{
    public TenantId TenantId { get; init; }

    public Guid Id { get; init; }

    public required string Product { get; init; }

    public required string Plan { get; init; }

    public Guid PriceId { get; init; }

    public string? GatewayId { get; set; }

    public string? Url { get; set; }

    public CheckoutStatus Status { get; set; } = CheckoutStatus.Open;

    public DateTimeOffset CreatedAt { get; init; }

    public uint Version { get; init; }
}

/// <summary>Where an attempt stands. Stored by name.</summary>
internal enum CheckoutStatus
{
    Open = 1,
    Paid = 2,
    Expired = 3,
}
