namespace Tenantry.Billing.Referrals;

/// <summary>Calculates the reward of a referrer for a payment. This is the only place that rounds, always down.</summary>
internal static class Commission
{
    /// <summary>Calculates the reward in minor units.</summary>
    /// <param name="percent">The reward, in percent of the net amount.</param>
    /// <param name="net">The invoiced amount without tax.</param>
    /// <param name="total">The invoiced amount with tax.</param>
    /// <param name="paid">The part of the total that was paid in money, with tax; the rest was paid from a balance.</param>
    /// <param name="back">The part of the paid amount that was refunded or disputed.</param>
    public static long Of(int percent, long net, long total, long paid, long back)
    {
        const int Whole = 100;
        return total <= 0 || net <= 0 ? 0 : (long)((Int128)percent * net * Math.Clamp(paid - back, 0, total) / ((Int128)Whole * total));
    }
}
