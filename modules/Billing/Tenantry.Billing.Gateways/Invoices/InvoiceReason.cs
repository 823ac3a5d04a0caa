namespace Tenantry.Billing.Gateways;

/// <summary>Specifies why an invoice was created. Stored by name.</summary>
public enum InvoiceReason
{
    /// <summary>Another reason.</summary>
    Other = 1,

    /// <summary>The first period of a subscription.</summary>
    SubscriptionStart = 2,

    /// <summary>A further period of a subscription.</summary>
    SubscriptionRenewal = 3,

    /// <summary>A change of a subscription within a period.</summary>
    SubscriptionChange = 4,
}
