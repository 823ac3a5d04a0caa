using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.PlanChanges;

/// <summary>Says why a subscription cannot be changed as it stands.</summary>
internal static class ChangeRefusals
{
    public static Problem? For(Subscription row) => row.Status switch
    {
        SubscriptionStatus.Canceled => BillingProblems.AlreadyEnded,
        SubscriptionStatus.Paused => BillingProblems.IsPaused,
        SubscriptionStatus.PastDue or SubscriptionStatus.Unpaid or SubscriptionStatus.Incomplete => BillingProblems.PaymentDue,
        _ when row.CancelsAtPeriodEnd => BillingProblems.EndsAlready,
        _ => null,
    };
}
