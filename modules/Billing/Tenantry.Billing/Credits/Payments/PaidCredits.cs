namespace Tenantry.Billing.Credits.Payments;

/// <summary>
/// Calculates the credits that a payment grants, and the credits that are revoked with a refund of it. This is the only place that rounds,
/// always down.
/// </summary>
internal static class PaidCredits
{
    /// <summary>
    /// Calculates the credits to grant: the full allowance for a new period; within a period that has granted credits already, the increase
    /// of the allowance, prorated for the remaining time. A lower allowance, or one that was reached before, grants nothing, so that a
    /// downgrade followed by an upgrade gains nothing.
    /// </summary>
    /// <param name="paid">The period that was paid for.</param>
    /// <param name="earlier">The earlier grants of the same period: the start and the allowance of each.</param>
    public static long GrantedAmount(Grants.CreditPeriod paid, IReadOnlyCollection<(DateTimeOffset Start, long Allowance)> earlier)
    {
        if (earlier.Count == 0)
        {
            return paid.Allowance;
        }

        var more = paid.Allowance - earlier.Max(grant => grant.Allowance);
        var whole = (paid.End - earlier.Min(grant => grant.Start)).Ticks;
        return more <= 0 || whole <= 0 ? 0 : (long)((Int128)more * Math.Clamp((paid.End - paid.Start).Ticks, 0, whole) / whole);
    }

    /// <summary>Calculates the credits that are revoked for a refunded amount; a full refund revokes all of them.</summary>
    public static long RevokedAmount(long granted, long refundedMinor, long paidMinor) =>
        paidMinor <= 0 ? 0 : (long)((Int128)granted * Math.Clamp(refundedMinor, 0, paidMinor) / paidMinor);
}
