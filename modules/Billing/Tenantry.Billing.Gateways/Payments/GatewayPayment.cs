namespace Tenantry.Billing.Gateways;

/// <summary>A payment as the provider has it.</summary>
/// <param name="Id">The provider's id.</param>
/// <param name="CustomerId">Who paid, where that is known.</param>
/// <param name="Amount">How much was collected; zero while nothing was.</param>
/// <param name="Refunded">How much of it was given back, all refunds together.</param>
/// <param name="IsDisputed">Whether it is or was disputed.</param>
/// <param name="CreatedAt">When.</param>
public sealed record GatewayPayment(string Id, string? CustomerId, Money Amount, Money Refunded, bool IsDisputed, DateTimeOffset CreatedAt)
{
    /// <summary>Gets the provider's id of the charge that succeeded, or of the last one that did not.</summary>
    public string? ChargeId { get; init; }

    /// <summary>Gets a value indicating whether the bank asks for the customer.</summary>
    public bool NeedsAuthentication { get; init; }

    /// <summary>Gets why the last try failed, in the provider's words, such as <c>insufficient_funds</c>.</summary>
    public string? DeclineCode { get; init; }

    /// <summary>Gets the card's brand and last four digits, such as <c>visa 4242</c>.</summary>
    public string? Card { get; init; }

    /// <summary>Gets what names the card across customers; nobody can learn the number from it.</summary>
    public string? Fingerprint { get; init; }
}

/// <summary>Money that shall go back.</summary>
/// <param name="PaymentId">The provider's id of the payment.</param>
/// <param name="Amount">How much; more than zero.</param>
public sealed record NewGatewayRefund(string PaymentId, Money Amount);

/// <summary>Money that went back.</summary>
/// <param name="Id">The provider's id.</param>
/// <param name="PaymentId">The provider's id of the payment, or of its charge where there is no other.</param>
/// <param name="Amount">How much.</param>
/// <param name="Status">Where it stands, in the provider's words: <c>pending</c>, <c>requires_action</c>, <c>succeeded</c>, <c>failed</c> or <c>canceled</c>.</param>
/// <param name="CreatedAt">When.</param>
public sealed record GatewayRefund(string Id, string PaymentId, Money Amount, string Status, DateTimeOffset CreatedAt);

/// <summary>Where a dispute stands. Stored by name.</summary>
public enum DisputeStatus
{
    /// <summary>The bank asks; the money is not taken yet.</summary>
    Inquiry = 1,

    /// <summary>The money is taken, and evidence may be given.</summary>
    NeedsResponse = 2,

    /// <summary>Evidence was given; the bank decides.</summary>
    UnderReview = 3,

    /// <summary>Decided for us: the money came back, or was never taken.</summary>
    Won = 4,

    /// <summary>Decided against us.</summary>
    Lost = 5,
}

/// <summary>A dispute as the provider has it.</summary>
/// <param name="Id">The provider's id.</param>
/// <param name="PaymentId">The provider's id of the payment, or of its charge where there is no other.</param>
/// <param name="Amount">How much is disputed.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Reason">Why, in the provider's words, such as <c>fraudulent</c>.</param>
/// <param name="EvidenceDueBy">Until when evidence may be given.</param>
/// <param name="CreatedAt">When it was opened.</param>
public sealed record GatewayDispute(
    string Id, string PaymentId, Money Amount, DisputeStatus Status, string Reason, DateTimeOffset? EvidenceDueBy, DateTimeOffset CreatedAt);

/// <summary>A card, as far as anybody but its owner may know it.</summary>
/// <param name="Brand">The brand, in the provider's words, such as <c>visa</c>.</param>
/// <param name="Last4">The last four digits.</param>
/// <param name="Fingerprint">By what the card is known again, whichever customer uses it.</param>
/// <param name="CustomerId">The provider's customer who keeps it; <see langword="null"/>: nobody.</param>
public sealed record GatewayCard(string? Brand, string? Last4, string? Fingerprint, string? CustomerId);
