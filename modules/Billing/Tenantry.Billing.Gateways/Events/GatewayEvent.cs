namespace Tenantry.Billing.Gateways;

/// <summary>What a webhook is about. Its content is not used: the object is read again.</summary>
/// <param name="Id">The event's id; stored once.</param>
/// <param name="Type">What happened, in the provider's words.</param>
/// <param name="Object">The kind of object it is about.</param>
/// <param name="ObjectId">The object's id.</param>
/// <param name="OccurredAt">When, by the provider's clock.</param>
/// <param name="IsLive">Whether real money is meant.</param>
public sealed record GatewayEvent(string Id, string Type, GatewayObject Object, string ObjectId, DateTimeOffset OccurredAt, bool IsLive);

/// <summary>The kinds of object that can be mirrored. Stored by name.</summary>
public enum GatewayObject
{
    /// <summary>Something else; the event is kept and nothing is done.</summary>
    Other = 1,

    /// <summary>A checkout.</summary>
    Checkout = 2,

    /// <summary>A subscription.</summary>
    Subscription = 3,

    /// <summary>An invoice.</summary>
    Invoice = 4,

    /// <summary>A customer.</summary>
    Customer = 5,

    /// <summary>A payment or its charge.</summary>
    Payment = 6,

    /// <summary>A refund.</summary>
    Refund = 7,

    /// <summary>A dispute.</summary>
    Dispute = 8,

    /// <summary>A credit note.</summary>
    CreditNote = 9,
}
