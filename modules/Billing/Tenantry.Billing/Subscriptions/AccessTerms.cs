namespace Tenantry.Billing.Subscriptions;

/// <summary>What unpaid invoices and disputes ask of a subscription's access, beside what the provider says of it.</summary>
/// <param name="GraceUntil">Until when a payment that failed is forgiven; <see langword="null"/>: the usual time.</param>
/// <param name="UnpaidRestrictedFrom">From when on access is to read only while a payment is due.</param>
/// <param name="DisputedRestrictedFrom">The same, while a payment is disputed.</param>
/// <param name="SuspendedFrom">From when on there is no access, while a payment is disputed.</param>
internal sealed record AccessTerms(
    DateTimeOffset? GraceUntil, DateTimeOffset? UnpaidRestrictedFrom, DateTimeOffset? DisputedRestrictedFrom, DateTimeOffset? SuspendedFrom);
