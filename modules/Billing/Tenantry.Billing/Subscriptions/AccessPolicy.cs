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
            // The provider charges some time after the end of the period. Without the leeway, every subscriber would lose access for that
            // time.
            GatewaySubscriptionStatus.Active when !subscription.CancelsAtPeriodEnd => subscription.PeriodEnd + options.RenewalLeeway,
            GatewaySubscriptionStatus.Active => subscription.PeriodEnd,
            GatewaySubscriptionStatus.Trialing when !subscription.CancelsAtPeriodEnd =>
                (subscription.TrialEnd ?? subscription.PeriodEnd) + options.RenewalLeeway,
            GatewaySubscriptionStatus.Trialing => subscription.TrialEnd ?? subscription.PeriodEnd,
            // The unpaid period started at PeriodStart.
            GatewaySubscriptionStatus.PastDue => context.Restrictions?.GraceUntil ?? subscription.PeriodStart + options.GracePeriod,
            // The provider reports the subscription as ended, so access ends now even if EndedAt is in the future, as with a test clock.
            // PreviousUntil
            // preserves the end of access that is already over, no matter how often the object is read again.
            _ => Earliest(context.PreviousUntil, subscription.EndedAt ?? context.Now, context.Now),
        };
    }

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
