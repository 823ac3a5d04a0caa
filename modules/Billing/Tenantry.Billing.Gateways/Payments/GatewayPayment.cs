namespace Tenantry.Billing.Gateways;

/// <summary>A payment as the provider has it.</summary>
/// <param name="Id">The provider's ID.</param>
/// <param name="CustomerId">The customer, where it is known.</param>
/// <param name="Amount">The collected amount; zero where nothing was collected.</param>
/// <param name="Refunded">The sum of all refunds.</param>
/// <param name="IsDisputed">Whether it is or was disputed.</param>
/// <param name="CreatedAt">The time at which it was created.</param>
public sealed record GatewayPayment(
    GatewayPaymentId Id, GatewayCustomerId? CustomerId, Money Amount, Money Refunded, bool IsDisputed, DateTimeOffset CreatedAt)
{
    /// <summary>Gets the provider's ID of the charge that succeeded, or of the last one that failed.</summary>
    public string? ChargeId { get; init; }

    /// <summary>Gets why the last attempt failed.</summary>
    public GatewayDecline? Decline { get; init; }

    /// <summary>Gets the brand and the last four digits of the card, such as <c>visa 4242</c>.</summary>
    public string? Card { get; init; }

    /// <summary>Gets the fingerprint, which identifies the card across customers without its number.</summary>
    public string? Fingerprint { get; init; }
}

/// <summary>A saved card.</summary>
/// <param name="Brand">The brand, such as <c>visa</c>.</param>
/// <param name="Last4">The last four digits.</param>
/// <param name="Fingerprint">The fingerprint, which identifies the card across customers.</param>
/// <param name="CustomerId">The customer that it is saved for; <see langword="null"/> for none.</param>
public sealed record GatewayCard(string? Brand, string? Last4, string? Fingerprint, GatewayCustomerId? CustomerId);
