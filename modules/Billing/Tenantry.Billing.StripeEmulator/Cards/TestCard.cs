namespace Tenantry.Billing.StripeEmulator;

/// <summary>
/// A card that Stripe documents for tests, and what becomes of it: refused as soon as it is checked (<c>DeclinedAtOnce</c>), or only when it
/// is charged (<c>DeclinedLater</c>), or to be confirmed by a person, or regretted afterwards.
/// </summary>
internal sealed record TestCard(string Number, string Says)
{
    public CardRefusal? DeclinedAtOnce { get; init; }

    public CardRefusal? DeclinedLater { get; init; }

    public Authentication Authentication { get; init; } = Authentication.None;

    public Regret Regret { get; init; } = Regret.None;

    public string Brand { get; init; } = "visa";

    public string Country { get; init; } = "US";

    public string Funding { get; init; } = "credit";

    /// <summary>The checks that fail with it: of the CVC, the postal code, the address.</summary>
    public string[] FailedChecks { get; init; } = [];

    public string Risk { get; init; } = "normal";

    public string Last4 => Number[^4..];
}

/// <summary>When a person must confirm that the card is theirs. With a person there, every kind but None asks.</summary>
internal enum Authentication
{
    None = 1,

    /// <summary>Nobody needs to be there once the card was confirmed for later use.</summary>
    UnlessSetUp,

    /// <summary>Nobody ever needs to be there.</summary>
    AlreadySetUp,

    /// <summary>Somebody must be there each time.</summary>
    Always,

    /// <summary>The confirmation itself breaks.</summary>
    Broken,
}

/// <summary>What happens after the money was taken.</summary>
internal enum Regret
{
    None = 1,
    Fraudulent,
    NotReceived,
    Inquiry,
    EarlyWarning,
    RefundSucceedsLater,
    RefundFailsLater,
}
