namespace Tenantry.Billing.Contracts.Discounts;

/// <summary>Specifies how long a coupon applies. Stored by name.</summary>
public enum CouponDuration
{
    /// <summary>The coupon applies to the first payment.</summary>
    Once = 1,

    /// <summary>The coupon applies for a number of months from the first payment.</summary>
    Months = 2,

    /// <summary>The coupon applies to every payment.</summary>
    Forever = 3,
}
