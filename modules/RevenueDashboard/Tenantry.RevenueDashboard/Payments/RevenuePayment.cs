using Tenantry.Billing.Contracts;

namespace Tenantry.RevenueDashboard.Payments;

/// <summary>Money that came in, as one stream apart from the recurring run rate: an invoice of a subscription, or a one-off purchase.</summary>
internal sealed class RevenuePayment : ITenantOwned
{
    public TenantId TenantId { get; init; }

    /// <summary>The provider's id of the invoice or payment: the same one is stored once.</summary>
    public required string Reference { get; init; }

    public required string Product { get; init; }

    /// <summary>What was paid, without tax.</summary>
    public required long MinorUnits { get; init; }

    /// <summary>What of that went back, without tax, all refunds together.</summary>
    public long RefundedMinor { get; set; }

    /// <summary>What of that a payer's bank took back for good.</summary>
    public long LostMinor { get; set; }

    public required Currency Currency { get; init; }

    /// <summary>The subscription it pays for; none for a one-off purchase.</summary>
    public SubscriptionId? Subscription { get; init; }

    public required DateTimeOffset At { get; init; }
}
