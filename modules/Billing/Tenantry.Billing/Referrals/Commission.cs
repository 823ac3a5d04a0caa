namespace Tenantry.Billing.Referrals;

/// <summary>What a payment earns the one who brought the customer. Rounded down, once, here.</summary>
internal static class Commission
{
    /// <summary>Reckons it.</summary>
    /// <param name="percent">How many percent.</param>
    /// <param name="net">What was billed without tax.</param>
    /// <param name="total">What was billed with tax.</param>
    /// <param name="paid">What of it was paid in money, with tax; the rest came from a balance.</param>
    /// <param name="back">What of that went back, by refunds and disputes.</param>
    public static long Of(int percent, long net, long total, long paid, long back)
    {
        const int Whole = 100;
        return total <= 0 || net <= 0 ? 0 : (long)((Int128)percent * net * Math.Clamp(paid - back, 0, total) / ((Int128)Whole * total));
    }
}
