using System.Collections.Immutable;

namespace Tenantry.Billing.Gateways;

/// <summary>One thing that is bought.</summary>
/// <param name="PriceId">The provider's id of the price.</param>
/// <param name="Quantity">How many.</param>
public sealed record GatewayCheckoutLine(string PriceId, long Quantity = 1);

/// <summary>What is bought.</summary>
/// <param name="Attempt">Our id of the attempt.</param>
/// <param name="CustomerId">The provider's id of the customer; <see langword="null"/> for a buyer who is not known yet.</param>
/// <param name="Lines">What is bought; at least one.</param>
/// <param name="IsRecurring">Whether it is a subscription.</param>
/// <param name="SuccessUrl">Where to go when it is paid.</param>
/// <param name="CancelUrl">Where to go when it is not; unused where it is embedded.</param>
/// <param name="Metadata">What the provider keeps with it and with what comes of it.</param>
public sealed record NewGatewayCheckout(
    Guid Attempt, string? CustomerId, ImmutableArray<GatewayCheckoutLine> Lines, bool IsRecurring, string SuccessUrl, string CancelUrl,
    IReadOnlyDictionary<string, string> Metadata)
{
    /// <summary>Gets how many days pass before the first charge.</summary>
    /// <value>Zero: no trial.</value>
    public int TrialDays { get; init; }

    /// <summary>Gets a value indicating whether a card is asked for although nothing is charged yet.</summary>
    /// <value>Yes; without, a trial ends by cancelling.</value>
    public bool TrialNeedsCard { get; init; } = true;

    /// <summary>Gets a value indicating whether a card is asked for although nothing will ever be charged.</summary>
    /// <value>Yes.</value>
    public bool NeedsCard { get; init; } = true;

    /// <summary>Gets the address of mail of a buyer who is not known yet, where it is.</summary>
    public string? Email { get; init; }

    /// <summary>Gets the provider's id of a promotion code that is applied already.</summary>
    public string? PromotionCodeId { get; init; }

    /// <summary>Gets the provider's id of a coupon that is applied already; a promotion code counts over it.</summary>
    public string? CouponId { get; init; }

    /// <summary>Gets a value indicating whether the page takes promotion codes. The provider refuses it beside an applied discount.</summary>
    public bool TakesPromotionCodes { get; init; }

    /// <summary>Gets a value indicating whether the page is shown inside one of ours.</summary>
    public bool IsEmbedded { get; init; }

    /// <summary>Gets a value indicating whether the provider reckons the tax, and asks for an address and a tax number.</summary>
    public bool AutomaticTax { get; init; }

    /// <summary>Gets when the page closes.</summary>
    /// <value>The provider's default, a day; at least 30 minutes ahead.</value>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Gets a value indicating whether a page that closed unpaid may be taken up again from a link.</summary>
    public bool IsRecoverable { get; init; }
}

/// <summary>What a page needs to show the provider's checkout within itself.</summary>
/// <param name="Script">The address of the provider's script.</param>
/// <param name="PublicKey">The key that browsers may know.</param>
public sealed record GatewayEmbedding(string Script, string PublicKey);

/// <summary>A checkout as the provider has it.</summary>
/// <param name="Id">The provider's id.</param>
/// <param name="Url">Where it is paid; <see langword="null"/> when it no longer can be.</param>
/// <param name="IsPaid">Whether it is completed and paid, or needs no payment yet.</param>
/// <param name="IsExpired">Whether it ran out.</param>
/// <param name="CustomerId">Who bought.</param>
/// <param name="SubscriptionId">The subscription it made.</param>
/// <param name="PaymentId">The payment of a one-off purchase.</param>
/// <param name="Total">What was paid.</param>
public sealed record GatewayCheckout(
    string Id, string? Url, bool IsPaid, bool IsExpired, string? CustomerId, string? SubscriptionId, string? PaymentId, Money? Total)
{
    /// <summary>Gets the invoice of a one-off purchase; <see langword="null"/> where none was made.</summary>
    public string? InvoiceId { get; init; }

    /// <summary>Gets the secret that an embedded page needs.</summary>
    public string? ClientSecret { get; init; }

    /// <summary>Gets the address of mail that the buyer gave.</summary>
    public string? Email { get; init; }

    /// <summary>Gets the name that the buyer gave.</summary>
    public string? Name { get; init; }

    /// <summary>Gets the tax within the total.</summary>
    public Money? Tax { get; init; }

    /// <summary>Gets what a discount took off.</summary>
    public Money? Discount { get; init; }

    /// <summary>Gets where a page that closed unpaid may be taken up again.</summary>
    public string? RecoveryUrl { get; init; }

    /// <summary>Gets the checkout that this one takes up again.</summary>
    public string? RecoveredFrom { get; init; }

    /// <summary>Gets what was kept with it.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = ImmutableDictionary<string, string>.Empty;
}
