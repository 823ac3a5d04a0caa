using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.Subscriptions;

/// <summary>
/// Grants access for the paid period, the renewal leeway and the grace period, and restricts it during a dispute according to the options.
/// </summary>
internal sealed class AccessPolicy(BillingOptions options) : IAccessPolicy
{
    public SubscriptionAccess GetAccess(AccessContext context)
    {
        var until = Until(context);
        return new SubscriptionAccess(context.Restrictions?.SuspendedFrom is { } suspended ? Earliest(until, suspended) : until,
            RestrictedFrom(context));
    }

    private DateTimeOffset Until(AccessContext context)
    {
        var subscription = context.Subscription;
        return subscription.Status switch
        {
            GatewaySubscriptionStatus.Active => EndOf(subscription.PeriodEnd, subscription),
            GatewaySubscriptionStatus.Trialing => EndOf(subscription.TrialEnd ?? subscription.PeriodEnd, subscription),
            // The unpaid period started at PeriodStart.
            GatewaySubscriptionStatus.PastDue => Earliest(context.Restrictions?.GraceUntil
                ?? subscription.PeriodStart + options.GracePeriod,
                subscription.CancelsAt ?? DateTimeOffset.MaxValue),
            // Nothing is charged while it is paused, and what is paid stays.
            GatewaySubscriptionStatus.Paused when context.PaidUntil is { } paid => Earliest(paid, subscription.CancelsAt ?? paid),
            // The provider reports the subscription as ended, so access ends now even if EndedAt is in the future, as with a test clock.
            // PreviousUntil preserves the end of access that is already over, no matter how often the object is read again.
            _ => Earliest(context.PreviousUntil, subscription.EndedAt ?? context.Now, context.Now),
        };
    }

    // The provider charges some time after the end of the period. Without the leeway, every subscriber would lose access for that time.
    private DateTimeOffset EndOf(DateTimeOffset period, GatewaySubscription subscription) => subscription switch
    {
        { CancelsAtPeriodEnd: true } => period,
        { CancelsAt: { } end } => Earliest(end, period + options.RenewalLeeway),
        _ => period + options.RenewalLeeway,
    };

    private static DateTimeOffset? RestrictedFrom(AccessContext context) => (context.Subscription.Status, context.Restrictions) switch
    {
        (GatewaySubscriptionStatus.Active or GatewaySubscriptionStatus.Trialing, var terms) => terms?.DisputedReadOnlyFrom,
        (GatewaySubscriptionStatus.PastDue, { DisputedReadOnlyFrom: { } disputed, UnpaidReadOnlyFrom: { } unpaid }) =>
            Earliest(disputed, unpaid),
        (GatewaySubscriptionStatus.PastDue, var terms) => terms?.DisputedReadOnlyFrom ?? terms?.UnpaidReadOnlyFrom,
        _ => null,
    };

    private static DateTimeOffset Earliest(params ReadOnlySpan<DateTimeOffset> instants)
    {
        var earliest = instants[0];
        foreach (var instant in instants)
        {
            earliest = instant < earliest ? instant : earliest;
        }

        return earliest;
    }
}
