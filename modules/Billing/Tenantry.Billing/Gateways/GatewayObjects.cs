namespace Tenantry.Billing.Gateways;

/// <summary>Who pays.</summary>
/// <param name="Tenant">The tenant.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Email">Where receipts go.</param>
public sealed record NewGatewayCustomer(TenantId Tenant, string Name, string Email);

/// <summary>What is bought.</summary>
/// <param name="Attempt">Our id of the attempt.</param>
/// <param name="Tenant">Whose it will be.</param>
/// <param name="CustomerId">The provider's id of the customer.</param>
/// <param name="PriceId">The provider's id of the price.</param>
/// <param name="IsRecurring">Whether it is a subscription.</param>
/// <param name="TrialDays">How many days pass before the first charge.</param>
/// <param name="SuccessUrl">Where to go when it is paid; the provider fills in the id of the checkout.</param>
/// <param name="CancelUrl">Where to go when it is not.</param>
/// <param name="Metadata">What the provider keeps with it and with what comes of it.</param>
public sealed record NewGatewayCheckout(
    Guid Attempt, TenantId Tenant, string CustomerId, string PriceId, bool IsRecurring, int TrialDays, string SuccessUrl, string CancelUrl,
    IReadOnlyDictionary<string, string> Metadata);

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
    string Id, string? Url, bool IsPaid, bool IsExpired, string? CustomerId, string? SubscriptionId, string? PaymentId, Money? Total);

/// <summary>A subscription as the provider has it.</summary>
/// <param name="Id">The provider's id.</param>
/// <param name="CustomerId">Whose it is.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="PriceId">The provider's id of its price.</param>
/// <param name="Quantity">How many units.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="PeriodStart">Start of the running period.</param>
/// <param name="PeriodEnd">End of the running period.</param>
/// <param name="TrialEnd">End of the trial, where it has one.</param>
/// <param name="CancelsAtPeriodEnd">Whether it ends with the period.</param>
/// <param name="EndedAt">When it ended.</param>
public sealed record GatewaySubscription(
    string Id, string CustomerId, SubscriptionStatus Status, string PriceId, long Quantity, DateTimeOffset StartedAt, DateTimeOffset PeriodStart,
    DateTimeOffset PeriodEnd, DateTimeOffset? TrialEnd, bool CancelsAtPeriodEnd, DateTimeOffset? EndedAt);

/// <summary>An invoice as the provider has it.</summary>
/// <param name="Id">The provider's id.</param>
/// <param name="CustomerId">Whose it is.</param>
/// <param name="SubscriptionId">What it is for.</param>
/// <param name="Number">Its number, once it is final.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Total">What is owed, with tax.</param>
/// <param name="Attempts">How often payment was tried.</param>
/// <param name="NextAttemptAt">When it is tried next.</param>
/// <param name="IssuedAt">When it was made.</param>
/// <param name="PaidAt">When it was paid.</param>
/// <param name="HostedUrl">Where the customer sees it.</param>
public sealed record GatewayInvoice(
    string Id, string CustomerId, string? SubscriptionId, string? Number, InvoiceStatus Status, Money Total, int Attempts,
    DateTimeOffset? NextAttemptAt, DateTimeOffset IssuedAt, DateTimeOffset? PaidAt, string? HostedUrl);

/// <summary>Where an invoice stands. Stored by name.</summary>
public enum InvoiceStatus
{
    /// <summary>Not final: it may change.</summary>
    Draft = 1,

    /// <summary>Final and owed.</summary>
    Open = 2,

    /// <summary>Paid.</summary>
    Paid = 3,

    /// <summary>Given up; it was never owed.</summary>
    Void = 4,

    /// <summary>Owed and not expected to be paid.</summary>
    Uncollectible = 5,
}

/// <summary>What a webhook is about. Its content is not used: the object is read again.</summary>
/// <param name="Id">The event's id; stored once.</param>
/// <param name="Type">What happened, in the provider's words.</param>
/// <param name="Object">The kind of object it is about.</param>
/// <param name="ObjectId">The object's id.</param>
/// <param name="OccurredAt">When, by the provider's clock.</param>
/// <param name="IsLive">Whether real money is meant.</param>
public sealed record GatewayEvent(string Id, string Type, GatewayObject Object, string ObjectId, DateTimeOffset OccurredAt, bool IsLive);

/// <summary>The kinds of object that are mirrored.</summary>
public enum GatewayObject
{
    /// <summary>Something that is not mirrored; the event is kept and nothing is done.</summary>
    Other = 1,

    /// <summary>A checkout.</summary>
    Checkout = 2,

    /// <summary>A subscription.</summary>
    Subscription = 3,

    /// <summary>An invoice.</summary>
    Invoice = 4,
}
