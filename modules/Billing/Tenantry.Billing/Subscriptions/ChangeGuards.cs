namespace Tenantry.Billing.Subscriptions;

/// <summary>Determines why a subscription cannot be changed.</summary>
internal static class ChangeGuards
{
    public static Problem? For(Subscription row) => row.Status switch
    {
        SubscriptionStatus.Canceled => SubscriptionProblems.AlreadyEnded,
        SubscriptionStatus.Paused => SubscriptionProblems.IsPaused,
        SubscriptionStatus.PastDue or SubscriptionStatus.Unpaid or SubscriptionStatus.Incomplete => SubscriptionProblems.PaymentDue,
        _ when row.CancelsAtPeriodEnd => SubscriptionProblems.EndsAlready,
        _ => null,
    };
}
