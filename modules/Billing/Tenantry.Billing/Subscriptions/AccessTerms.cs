namespace Tenantry.Billing.Subscriptions;

/// <summary>What unpaid invoices and disputes ask of a subscription's access, beside what the provider says of it.</summary>
/// <param name="GraceUntil">Until when a payment that failed is forgiven; <see langword="null"/>: the usual time.</param>
/// <param name="RestrictedFrom">From when on what is there can be read, and nothing that is counted can be used.</param>
/// <param name="SuspendedFrom">From when on there is no access.</param>
internal sealed record AccessTerms(DateTimeOffset? GraceUntil, DateTimeOffset? RestrictedFrom, DateTimeOffset? SuspendedFrom);
