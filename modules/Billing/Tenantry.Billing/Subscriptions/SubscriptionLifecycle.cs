using static Tenantry.Billing.Contracts.SubscriptionStatus;

namespace Tenantry.Billing.Subscriptions;

/// <summary>
/// Defines the allowed status transitions. All others are refused, so that a late or wrong response never revives an ended subscription.
/// </summary>
internal static class SubscriptionLifecycle
{
    public static bool Allows(SubscriptionStatus from, SubscriptionStatus to) => from == to || (from, to) switch
    {
        (Incomplete, Trialing or Active or PastDue or Paused or Unpaid or Canceled) => true,
        (Trialing, Active or PastDue or Paused or Unpaid or Canceled) => true,
        (Active, Trialing or PastDue or Paused or Unpaid or Canceled) => true,
        (PastDue, Active or Paused or Unpaid or Canceled) => true,
        (Paused, Active or PastDue or Trialing or Unpaid or Canceled) => true,
        (Unpaid, Active or PastDue or Canceled) => true,
        _ => false,
    };
}
