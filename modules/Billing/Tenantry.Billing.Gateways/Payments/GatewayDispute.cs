namespace Tenantry.Billing.Gateways;

/// <summary>Represents a dispute at the payment provider.</summary>
/// <param name="Id">The provider's ID.</param>
/// <param name="PaymentId">The payment, or its charge if there is no payment.</param>
/// <param name="Amount">The disputed amount.</param>
/// <param name="Status">The status.</param>
/// <param name="Reason">The provider's reason for display, such as <c>fraudulent</c>.</param>
/// <param name="EvidenceDueBy">The deadline for evidence.</param>
/// <param name="CreatedAt">The time at which it was opened.</param>
public sealed record GatewayDispute(
    GatewayDisputeId Id, GatewayPaymentId PaymentId, Money Amount, DisputeStatus Status, string Reason, DateTimeOffset? EvidenceDueBy,
    DateTimeOffset CreatedAt);

/// <summary>Specifies the status of a dispute. Stored by name.</summary>
public enum DisputeStatus
{
    /// <summary>The bank is inquiring; the money has not been withdrawn.</summary>
    Inquiry = 1,

    /// <summary>The money has been withdrawn, and evidence can be submitted.</summary>
    NeedsResponse = 2,

    /// <summary>Evidence has been submitted; the bank decides.</summary>
    UnderReview = 3,

    /// <summary>Won: the money was returned, or was never withdrawn.</summary>
    Won = 4,

    /// <summary>Lost.</summary>
    Lost = 5,
}
