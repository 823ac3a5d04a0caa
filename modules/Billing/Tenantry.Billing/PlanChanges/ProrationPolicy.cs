namespace Tenantry.Billing.PlanChanges;

/// <summary>Applies an upgrade immediately, with proration, and a downgrade at the end of the paid period.</summary>
internal sealed class ProrationPolicy : IProrationPolicy
{
    // Nothing has been paid during a trial, so a downgrade loses nothing.
    public ChangeTiming GetTiming(PlanChange change) =>
        change.Status == SubscriptionStatus.Trialing || change.IsUpgrade ? ChangeTiming.Now : ChangeTiming.PeriodEnd;
}
