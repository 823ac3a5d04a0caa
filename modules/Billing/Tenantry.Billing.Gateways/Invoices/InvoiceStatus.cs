namespace Tenantry.Billing.Gateways;

/// <summary>Specifies the status of an invoice. Stored by name.</summary>
public enum InvoiceStatus
{
    /// <summary>Draft: it may still change.</summary>
    Draft = 1,

    /// <summary>Final and due.</summary>
    Open = 2,

    /// <summary>Paid.</summary>
    Paid = 3,

    /// <summary>Voided: it is not due.</summary>
    Void = 4,

    /// <summary>Due, but not expected to be paid.</summary>
    Uncollectible = 5,
}
