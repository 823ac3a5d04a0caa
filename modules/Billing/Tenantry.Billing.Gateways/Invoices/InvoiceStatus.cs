namespace Tenantry.Billing.Gateways;

/// <summary>The status of an invoice. Stored by name.</summary>
public enum InvoiceStatus
{
    /// <summary>Not final: it may change.</summary>
    Draft = 1,

    /// <summary>Final and owed.</summary>
    Open = 2,

    /// <summary>Paid.</summary>
    Paid = 3,

    /// <summary>Voided: it was never owed.</summary>
    Void = 4,

    /// <summary>Owed, and not expected to be paid.</summary>
    Uncollectible = 5,
}
