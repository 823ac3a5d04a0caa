using static Tenantry.Billing.Contracts.SubscriptionStatus;

namespace Tenantry.Billing.Subscriptions;

/// <summary>Every move that a subscription makes. What is not listed is refused: a late or wrong answer never brings an ended one back.</summary>
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
