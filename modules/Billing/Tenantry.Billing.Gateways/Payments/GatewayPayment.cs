namespace Tenantry.Billing.Gateways;

/// <summary>Represents a payment at the payment provider.</summary>
/// <param name="Id">The provider's ID.</param>
/// <param name="CustomerId">The customer, if known.</param>
/// <param name="Amount">The collected amount; zero if nothing was collected.</param>
/// <param name="Refunded">The sum of all refunds.</param>
/// <param name="IsDisputed"><see langword="true"/> if the payment is or was disputed.</param>
/// <param name="CreatedAt">The time at which it was created.</param>
public sealed record GatewayPayment(
    GatewayPaymentId Id, GatewayCustomerId? CustomerId, Money Amount, Money Refunded, bool IsDisputed, DateTimeOffset CreatedAt)
{
    /// <summary>Gets the provider's ID of the charge that succeeded, or of the last one that failed.</summary>
    public string? ChargeId { get; init; }

    /// <summary>Gets the decline of the last attempt, if it failed.</summary>
    public GatewayDecline? Decline { get; init; }

    /// <summary>Gets the brand and the last four digits of the card, such as <c>visa 4242</c>.</summary>
    public string? Card { get; init; }

    /// <summary>Gets the fingerprint, which identifies the card across customers without its number.</summary>
    public string? Fingerprint { get; init; }
}

/// <summary>Represents a saved card.</summary>
/// <param name="Brand">The brand, such as <c>visa</c>.</param>
/// <param name="Last4">The last four digits.</param>
/// <param name="Fingerprint">The fingerprint, which identifies the card across customers.</param>
/// <param name="CustomerId">The customer for whom it is saved; <see langword="null"/> if there is none.</param>
public sealed record GatewayCard(string? Brand, string? Last4, string? Fingerprint, GatewayCustomerId? CustomerId)
{
    /// <summary>Gets the month and the year in which it expires; <see langword="null"/> if the provider does not tell.</summary>
    public (int Month, int Year)? ExpiresAt { get; init; }
}
