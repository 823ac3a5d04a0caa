namespace Tenantry.Billing.Dunning;

/// <summary>
/// Represents the dates of the dunning steps of an unpaid invoice. A step is skipped if its date is not before the date of the next step.
/// </summary>
/// <param name="RemindAt">The time of the reminder.</param>
/// <param name="RestrictAt">The time from which access is read-only, and at which the final warning is sent.</param>
/// <param name="SuspendAt">The time at which access ends.</param>
/// <param name="EndAt">The time at which the invoice becomes uncollectible. The subscription then ends or stays unpaid, according to
/// <see cref="DunningSchedule.AtEnd"/>.</param>
/// <param name="RetryAt">The time of the next retry; <see langword="null"/> to leave retries to the payment provider.</param>
public sealed record DunningSteps(DateTimeOffset RemindAt, DateTimeOffset RestrictAt, DateTimeOffset SuspendAt, DateTimeOffset EndAt,
    DateTimeOffset? RetryAt);
