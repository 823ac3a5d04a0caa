namespace Tenantry.Billing.Gateways;

/// <summary>Represents an event of the payment provider. Its content is not used: the object is read again.</summary>
/// <param name="Id">The ID, which deduplicates deliveries.</param>
/// <param name="Type">The type, as the provider names it.</param>
/// <param name="Object">The kind of the object.</param>
/// <param name="ObjectId">The provider's ID of the object; empty if it has none.</param>
/// <param name="OccurredAt">The time, by the provider's clock.</param>
public sealed record GatewayEvent(string Id, string Type, GatewayObject Object, string ObjectId, DateTimeOffset OccurredAt);

/// <summary>Specifies the kinds of objects that billing synchronizes. Stored by name.</summary>
public enum GatewayObject
{
    /// <summary>Another kind. The event is stored, and only handlers of its type are called.</summary>
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
