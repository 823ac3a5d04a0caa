using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.Subscriptions;

/// <summary>Represents the input of <see cref="IAccessPolicy"/> for a subscription.</summary>
/// <param name="Subscription">The payment provider's subscription: its status, period, trial, pause and cancellation.</param>
/// <param name="PreviousUntil">The stored end of access; the smallest value for a new subscription.</param>
/// <param name="Now">The current time.</param>
/// <param name="Restrictions">The dates set by unpaid invoices and disputes; <see langword="null"/> for a new subscription.</param>
public sealed record AccessContext(GatewaySubscription Subscription, DateTimeOffset PreviousUntil, DateTimeOffset Now,
    AccessRestrictions? Restrictions = null)
{
    /// <summary>
    /// Gets the end of the time that is paid for, in a trial or given free of charge; <see langword="null"/> if there was none.
    /// </summary>
    public DateTimeOffset? PaidUntil { get; init; }
}
