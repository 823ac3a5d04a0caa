namespace Tenantry.Billing.Credits.Payments;

/// <summary>How many credits a payment gives, and how many go with the part of it that goes back. Rounded down, once, here.</summary>
internal static class PaidCredits
{
    /// <summary>
    /// Gives the allowance of a new period; within a period that gave already, the share of what is more by now, for the time that is left.
    /// A lower allowance, or one that was reached before, gives nothing: going down and up again earns nobody anything.
    /// </summary>
    /// <param name="paid">What was paid for.</param>
    /// <param name="former">What the same period gave before: from when on, and the allowance then.</param>
    public static long Due(Grants.CreditPeriod paid, IReadOnlyCollection<(DateTimeOffset Start, long Allowance)> former)
    {
        if (former.Count == 0)
        {
            return paid.Allowance;
        }

        var more = paid.Allowance - former.Max(one => one.Allowance);
        var whole = (paid.End - former.Min(one => one.Start)).Ticks;
        return more <= 0 || whole <= 0 ? 0 : (long)((Int128)more * Math.Clamp((paid.End - paid.Start).Ticks, 0, whole) / whole);
    }

    /// <summary>Says how much of a grant goes back when so much of its payment is back: all of it with all of it.</summary>
    public static long Back(long granted, long backMinor, long paidMinor) =>
        paidMinor <= 0 ? 0 : (long)((Int128)granted * Math.Clamp(backMinor, 0, paidMinor) / paidMinor);
}
