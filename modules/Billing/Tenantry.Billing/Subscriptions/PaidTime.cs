using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.Subscriptions;

/// <summary>Determines the end of the time that is paid for, in a trial or given.</summary>
internal static class PaidTime
{
    // The provider moves the period on while a payment fails or collection is paused, so only a covered period counts.
    public static DateTimeOffset? EndOf(GatewaySubscription snapshot, DateTimeOffset? previous) => snapshot.Status switch
    {
        GatewaySubscriptionStatus.Active => snapshot.PeriodEnd,
        GatewaySubscriptionStatus.Trialing => snapshot.TrialEnd ?? snapshot.PeriodEnd,
        GatewaySubscriptionStatus.PastDue or GatewaySubscriptionStatus.Unpaid when previous > snapshot.PeriodStart => snapshot.PeriodStart,
        _ => previous,
    };
}
