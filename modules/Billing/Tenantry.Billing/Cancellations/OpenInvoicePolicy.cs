namespace Tenantry.Billing.Cancellations;

/// <summary>Specifies what becomes of the open invoices of a subscription that ends at once.</summary>
public enum OpenInvoicePolicy
{
    /// <summary>They are voided: the customer no longer owes them.</summary>
    Void = 1,

    /// <summary>They are marked as uncollectible: nothing is collected, and they stay in the books as bad debt.</summary>
    WriteOff = 2,

    /// <summary>They stay open and can still be paid, but are not collected automatically.</summary>
    Keep = 3,
}
