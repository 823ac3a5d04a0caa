using Tenantry.Billing.Contracts;

namespace Tenantry.RevenueDashboard.Movements;

/// <summary>Determines the cause of a change of a subscription's recurring revenue.</summary>
internal static class MovementCauses
{
    public static MovementCause Determine(MrrState? before, SubscriptionSummary now) => (before?.Status, now.Status) switch
    {
        (null or SubscriptionStatus.Incomplete, _) => MovementCause.Started,
        (SubscriptionStatus.Trialing, _) => MovementCause.TrialConverted,
        (_, SubscriptionStatus.Paused) => MovementCause.Paused,
        (_, SubscriptionStatus.Unpaid) => MovementCause.NotPaid,
        (SubscriptionStatus.PastDue, SubscriptionStatus.Canceled) => MovementCause.NotPaid,
        (_, SubscriptionStatus.Canceled) => MovementCause.Canceled,
        (SubscriptionStatus.Paused or SubscriptionStatus.Unpaid or SubscriptionStatus.Canceled, _) => MovementCause.Resumed,
        _ when before!.Product != now.Product || before.Plan != now.Plan => MovementCause.PlanChanged,
        _ => MovementCause.PriceChanged,
    };
}
