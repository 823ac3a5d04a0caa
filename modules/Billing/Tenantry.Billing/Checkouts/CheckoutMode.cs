namespace Tenantry.Billing.Checkouts;

/// <summary>Where a purchase is paid. Stored in no table; named in the settings.</summary>
public enum CheckoutMode
{
    /// <summary>On the payment provider's own page.</summary>
    Hosted = 1,

    /// <summary>
    /// Within a page of this site, which the provider fills. Without a script, and where the provider cannot do it, on the provider's own page.
    /// </summary>
    Embedded = 2,
}
