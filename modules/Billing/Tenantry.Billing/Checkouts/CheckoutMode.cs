namespace Tenantry.Billing.Checkouts;

/// <summary>Specifies where a customer pays. Used in the settings; not stored in the database.</summary>
public enum CheckoutMode
{
    /// <summary>On a page of the payment provider.</summary>
    Hosted = 1,

    /// <summary>
    /// On a page of this site with a form of the payment provider. Falls back to the provider's page if scripts are disabled or the
    /// provider doesn't support it.
    /// </summary>
    Embedded = 2,
}
