using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.Subscriptions;

/// <summary>Grants access for the paid period, the renewal leeway and the grace period, and takes it from what is disputed as the options say.</summary>
internal sealed class AccessPolicy(BillingOptions options) : IAccessPolicy
{
    public SubscriptionAccess GetAccess(AccessContext context)
    {
        var until = Until(context);
        return new SubscriptionAccess(context.Terms?.SuspendedFrom is { } suspended ? Earliest(until, suspended) : until, RestrictedFrom(context));
    }

    private DateTimeOffset Until(AccessContext context)
    {
        var subscription = context.Subscription;
        return subscription.Status switch
        {
            // The provider bills some time after the period's end. Without the leeway everyone would be locked out for that time each month.
            GatewaySubscriptionStatus.Active when !subscription.CancelsAtPeriodEnd => subscription.PeriodEnd + options.RenewalLeeway,
            GatewaySubscriptionStatus.Active => subscription.PeriodEnd,
            GatewaySubscriptionStatus.Trialing when !subscription.CancelsAtPeriodEnd =>
                (subscription.TrialEnd ?? subscription.PeriodEnd) + options.RenewalLeeway,
            GatewaySubscriptionStatus.Trialing => subscription.TrialEnd ?? subscription.PeriodEnd,
            // The period that nobody has paid for yet began at PeriodStart.
            GatewaySubscriptionStatus.PastDue => context.Terms?.GraceUntil ?? subscription.PeriodStart + options.GracePeriod,
            // An end announced for the future, as a test clock does, still ends access now: the provider says it is over. And access that is
            // over stays over at the instant it ended, however often the object is read again.
            _ => Earliest(context.PreviousUntil, subscription.EndedAt ?? context.Now, context.Now),
        };
    }

    private static DateTimeOffset? RestrictedFrom(AccessContext context) => (context.Subscription.Status, context.Terms) switch
    {
        (GatewaySubscriptionStatus.Active or GatewaySubscriptionStatus.Trialing, var terms) => terms?.DisputedRestrictedFrom,
        (GatewaySubscriptionStatus.PastDue, { DisputedRestrictedFrom: { } disputed, UnpaidRestrictedFrom: { } unpaid }) => Earliest(disputed, unpaid),
        (GatewaySubscriptionStatus.PastDue, var terms) => terms?.DisputedRestrictedFrom ?? terms?.UnpaidRestrictedFrom,
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
