using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.Subscriptions;

/// <summary>
/// Determines when a change of a subscription happened by the payment provider's clock. The time at which it is handled here can be in
/// another month.
/// </summary>
internal sealed class ChangeInstant(TimeProvider clock)
{
    public TimeProvider Clock => clock;

    /// <summary>
    /// Gets or sets the time of the provider's latest event about the subscription; <see langword="null"/> if there is none.
    /// </summary>
    public DateTimeOffset? Notified { get; set; }

    /// <summary>Gets the time of the change that a snapshot contains.</summary>
    /// <param name="snapshot">The provider's subscription.</param>
    /// <param name="previousPeriodStart">The stored start of the period before; <see langword="null"/> for a new subscription.</param>
    public DateTimeOffset Of(GatewaySubscription snapshot, DateTimeOffset? previousPeriodStart)
    {
        var now = clock.GetUtcNow();
        var at = snapshot switch
        {
            { Status: GatewaySubscriptionStatus.Canceled } => snapshot.EndedAt ?? Notified ?? now,
            _ when previousPeriodStart is null => snapshot.StartedAt,
            // What changes with a period, as the end of a trial, a scheduled downgrade or a discount that ends, changes at its start.
            _ when snapshot.PeriodStart > previousPeriodStart => snapshot.PeriodStart,
            _ => Notified ?? now,
        };
        return at < now ? at : now;
    }
}
