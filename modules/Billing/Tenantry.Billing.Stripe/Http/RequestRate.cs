namespace Tenantry.Billing.Stripe.Http;

/// <summary>
/// Tracks the number of requests per second: it is halved when Stripe limits the rate, and then raised by a tenth of the full rate each
/// second.
/// </summary>
internal sealed class RequestRate(int full, TimeProvider clock)
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(1);
    private int? _reduced;
    private long _changedAt;

    public int Current() => _reduced is { } reduced
        ? (int)Math.Min(full, reduced + (Math.Max(1, full / 10) * (long)(clock.GetElapsedTime(_changedAt) / Step)))
        : full;

    /// <summary>Halves the rate. Several responses within a second belong to one burst and halve it once.</summary>
    public int? Halve()
    {
        if (_reduced is not null && clock.GetElapsedTime(_changedAt) < Step)
        {
            return null;
        }

        (_reduced, _changedAt) = (Math.Max(1, Current() / 2), clock.GetTimestamp());
        return _reduced;
    }
}
