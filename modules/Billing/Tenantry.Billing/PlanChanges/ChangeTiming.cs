namespace Tenantry.Billing.PlanChanges;

/// <summary>Specifies when a plan change takes effect and how it is charged. Stored by name.</summary>
public enum ChangeTiming
{
    /// <summary>Immediately, with proration: the difference for the rest of the period is charged immediately as well.</summary>
    Now = 1,

    /// <summary>At the end of the period that has been paid for.</summary>
    PeriodEnd = 2,

    /// <summary>
    /// Immediately, without proration: the new price is charged from the next renewal. A change of the billing interval would start a new
    /// period at the payment provider, and therefore takes effect at the end of the period instead.
    /// </summary>
    NowWithoutProration = 3,
}
