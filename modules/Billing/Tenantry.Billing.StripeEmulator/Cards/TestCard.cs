namespace Tenantry.Billing.StripeEmulator;

/// <summary>
/// Represents one of Stripe's documented test cards and its behavior: declined when it is attached or charged (<see cref="Decline"/>),
/// declined only when it is charged (<see cref="DeclineAfterAttaching"/>), requiring authentication, or causing a dispute or refund event
/// after the charge.
/// </summary>
internal sealed record TestCard(string Number, string Description)
{
    public CardDecline? Decline { get; init; }

    public CardDecline? DeclineAfterAttaching { get; init; }

    public Authentication Authentication { get; init; } = Authentication.None;

    public PostChargeBehavior PostChargeBehavior { get; init; } = PostChargeBehavior.None;

    public string Brand { get; init; } = "visa";

    public string Country { get; init; } = "US";

    public string Funding { get; init; } = "credit";

    /// <summary>Gets the checks that fail with this card: CVC, postal code or address line 1.</summary>
    public string[] FailedChecks { get; init; } = [];

    public string Risk { get; init; } = "normal";

    public string Last4 => Number[^4..];
}

/// <summary>
/// Specifies when a payment requires the customer to authenticate. On session, every value but <see cref="None"/> requires it.
/// </summary>
internal enum Authentication
{
    None = 1,

    /// <summary>Not required off session once the card is set up for future use.</summary>
    UnlessSetUp,

    /// <summary>Never required off session.</summary>
    AlreadySetUp,

    /// <summary>Required for every payment.</summary>
    Always,

    /// <summary>The authentication itself fails.</summary>
    Failing,
}

/// <summary>Specifies what happens after a successful charge.</summary>
internal enum PostChargeBehavior
{
    None = 1,
    FraudulentDispute,
    ProductNotReceivedDispute,
    Inquiry,
    EarlyFraudWarning,
    PendingRefund,
    FailingRefund,
}
