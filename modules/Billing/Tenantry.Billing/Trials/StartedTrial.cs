namespace Tenantry.Billing.Trials;

/// <summary>A trial that has started.</summary>
/// <param name="Subscription">The subscription that is in its trial.</param>
/// <param name="EarlierUse">
/// What the subscriber of an earlier trial of the product, in another tenant, has in common with this one; <see langword="null"/> where there was
/// no such trial, or where <see cref="BillingOptions.TrialGuard"/> doesn't look for one.
/// </param>
public sealed record StartedTrial(SubscriptionSummary Subscription, TrialMark? EarlierUse);
