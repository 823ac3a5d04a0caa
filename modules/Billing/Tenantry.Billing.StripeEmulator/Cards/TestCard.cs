namespace Tenantry.Billing.StripeEmulator;

/// <summary>
/// A card that Stripe documents for tests, and what becomes of it: refused as soon as it is checked (<c>DeclinedAtOnce</c>), or only when it
/// is charged (<c>DeclinedLater</c>), or to be confirmed by a person.
/// </summary>
internal sealed record TestCard(
    string Number, string Says, CardRefusal? DeclinedAtOnce = null, CardRefusal? DeclinedLater = null, Authentication Authentication = Authentication.None)
{
    public string Last4 => Number[^4..];

    public string Brand => Number[0] switch { '4' => "visa", '5' or '2' => "mastercard", '3' => "amex", _ => "discover" };
}

internal enum Authentication
{
    None = 1,
    AtSetup,
    Always,
}

internal sealed record CardRefusal(string Code, string? DeclineCode, string Message)
{
    public static CardRefusal Declined(string declineCode) => new("card_declined", declineCode, declineCode switch
    {
        "insufficient_funds" => "Your card has insufficient funds.",
        _ => "Your card was declined.",
    });
}
