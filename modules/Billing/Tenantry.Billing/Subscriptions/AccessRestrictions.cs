namespace Tenantry.Billing.Subscriptions;

/// <summary>Represents the effect of unpaid invoices and disputes on the access of a subscription.</summary>
/// <param name="GraceUntil">The end of the grace period of an unpaid invoice; <see langword="null"/> if there is none.</param>
/// <param name="UnpaidReadOnlyFrom">The time from which access is read-only while an invoice is unpaid; <see langword="null"/> for
/// never.</param>
/// <param name="DisputedReadOnlyFrom">The time from which access is read-only while a payment is disputed; <see langword="null"/> for
/// never.</param>
/// <param name="SuspendedFrom">The time from which there is no access while a payment is disputed; <see langword="null"/> for
/// never.</param>
public sealed record AccessRestrictions(
    DateTimeOffset? GraceUntil, DateTimeOffset? UnpaidReadOnlyFrom, DateTimeOffset? DisputedReadOnlyFrom, DateTimeOffset? SuspendedFrom);
