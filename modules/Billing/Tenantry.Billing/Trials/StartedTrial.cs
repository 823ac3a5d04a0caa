namespace Tenantry.Billing.Trials;

/// <summary>Represents a trial that has started.</summary>
/// <param name="Subscription">The subscription in its trial.</param>
/// <param name="EarlierRedemption">
/// The mark that an earlier trial of the product, in another tenant, has in common with this one; <see langword="null"/> if there is no
/// such trial, or if <see cref="BillingOptions.TrialGuard"/> does not detect it.
/// </param>
public sealed record StartedTrial(SubscriptionSummary Subscription, TrialMark? EarlierRedemption);
