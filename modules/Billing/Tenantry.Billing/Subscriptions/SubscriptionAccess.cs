namespace Tenantry.Billing.Subscriptions;

/// <summary>Represents the access that a subscription grants.</summary>
/// <param name="Until">The end of access; a time in the past for no access.</param>
/// <param name="ReadOnlyFrom">The time from which access is read-only; <see langword="null"/> for never.</param>
public sealed record SubscriptionAccess(DateTimeOffset Until, DateTimeOffset? ReadOnlyFrom = null);
