namespace Tenantry.Billing.PlanChanges;

/// <summary>Applies an upgrade at once, with proration, and a downgrade when the paid period ends.</summary>
internal sealed class ProrationPolicy : IProrationPolicy
{
    // In a trial nothing is paid for yet, so a downgrade loses nothing.
    public ChangeTiming GetTiming(PlanChange change) =>
        change.Status == SubscriptionStatus.Trialing || change.IsUpgrade ? ChangeTiming.Now : ChangeTiming.PeriodEnd;
}
