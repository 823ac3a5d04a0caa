using System.Threading.RateLimiting;

namespace Tenantry.Billing.Dunning.PaymentLinks;

/// <summary>
/// Limits the use of one invoice's link to ten times in ten minutes per node, so that it can't be used to test stolen cards.
/// </summary>
internal sealed class RecoveryRateLimiter : IDisposable
{
    private readonly PartitionedRateLimiter<string> _limiter =
        PartitionedRateLimiter.Create<string, string>(invoice => RateLimitPartition.GetFixedWindowLimiter(
        invoice, _ => new FixedWindowRateLimiterOptions { PermitLimit = 10, Window = TimeSpan.FromMinutes(10), QueueLimit = 0 }));

    public bool Allows(string invoice)
    {
        using var lease = _limiter.AttemptAcquire(invoice);
        return lease.IsAcquired;
    }

    public void Dispose() => _limiter.Dispose();
}
