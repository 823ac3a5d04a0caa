namespace Tenantry.Billing.Contracts.Offers;

/// <summary>For how long a coupon counts. Stored by name.</summary>
public enum CouponDuration
{
    /// <summary>For the first payment.</summary>
    Once = 1,

    /// <summary>For a number of months from the first payment.</summary>
    Months = 2,

    /// <summary>For every payment.</summary>
    Forever = 3,
}
