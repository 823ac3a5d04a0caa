using Tenantry.Billing.Contracts;

namespace Tenantry.RevenueDashboard.Payments;

/// <summary>Represents a payment of a subscription invoice or a one-off purchase. Payments are recorded separately from MRR.</summary>
internal sealed class RevenuePayment : ITenantOwned
{
    public TenantId TenantId { get; init; }

    /// <summary>Gets the provider's ID of the invoice or payment. It is unique per tenant.</summary>
    public required string Reference { get; init; }

    public required string Product { get; init; }

    /// <summary>Gets the amount paid, excluding tax.</summary>
    public required long MinorUnits { get; init; }

    /// <summary>Gets or sets the total amount refunded, excluding tax.</summary>
    public long RefundedMinor { get; set; }

    /// <summary>Gets or sets the amount lost in a dispute, excluding tax.</summary>
    public long LostMinor { get; set; }

    public required Currency Currency { get; init; }

    /// <summary>Gets the ID of the subscription, or <see langword="null"/> for a one-off purchase.</summary>
    public SubscriptionId? Subscription { get; init; }

    public required DateTimeOffset At { get; init; }
}
