namespace Tenantry.Billing.Dunning;

/// <summary>The dates of the steps of an unpaid invoice. A step whose date isn't before that of the next step is skipped.</summary>
/// <param name="RemindAt">The time of the reminder.</param>
/// <param name="RestrictAt">The time from which access is read-only, and at which the last warning is sent.</param>
/// <param name="SuspendAt">The time at which access ends.</param>
/// <param name="EndAt">The time at which the payment is no longer expected, and the subscription ends or stays unpaid as the schedule says.</param>
/// <param name="RetryAt">The time at which the card is charged again; <see langword="null"/> to leave that to the payment provider.</param>
public sealed record DunningSteps(DateTimeOffset RemindAt, DateTimeOffset RestrictAt, DateTimeOffset SuspendAt, DateTimeOffset EndAt, DateTimeOffset? RetryAt);
