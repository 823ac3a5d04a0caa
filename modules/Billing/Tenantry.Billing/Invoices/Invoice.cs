using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.Invoices;

/// <summary>The mirror of an invoice.</summary>
internal sealed class Invoice : ITenantOwned
{
    public TenantId TenantId { get; init; }

    public required string GatewayId { get; init; }

    public string? Number { get; set; }

    public InvoiceStatus Status { get; set; }

    public long TotalMinor { get; set; }

    public Currency Currency { get; set; }

    public SubscriptionId? SubscriptionId { get; set; }

    public string? Product { get; set; }

    public int Attempts { get; set; }

    public DateTimeOffset IssuedAt { get; set; }

    public DateTimeOffset? PaidAt { get; set; }

    public string? HostedUrl { get; set; }

    public Money Total => new(TotalMinor, Currency);
}
