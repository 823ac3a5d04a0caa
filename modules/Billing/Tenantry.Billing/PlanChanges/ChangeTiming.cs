namespace Tenantry.Billing.PlanChanges;

/// <summary>When a plan change takes effect, and how it is charged. Stored by name.</summary>
public enum ChangeTiming
{
    /// <summary>At once, with proration: the difference for the rest of the period is charged at once too.</summary>
    Now = 1,

    /// <summary>At the end of the period that is already paid for.</summary>
    PeriodEnd = 2,

    /// <summary>
    /// At once, without proration: the new price is charged from the next renewal on. A change of the billing interval starts a new period at the
    /// payment provider, and therefore takes effect at the end of the period instead.
    /// </summary>
    NowWithoutProration = 3,
}
