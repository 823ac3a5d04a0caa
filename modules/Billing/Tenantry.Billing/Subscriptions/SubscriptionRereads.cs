namespace Tenantry.Billing.Subscriptions;

/// <summary>
/// Collects the live subscriptions that must be read again before another one of the same product is taken for a duplicate: the stored copy
/// may not show yet that the provider has ended it.
/// </summary>
internal sealed class SubscriptionRereads
{
    private readonly HashSet<string> _done = new(StringComparer.Ordinal);

    /// <summary>Gets the provider's ID of the subscription to read next.</summary>
    public string? Next { get; private set; }

    /// <summary>Requests a read; returns <see langword="false"/> if the subscription was read before.</summary>
    public bool Request(string gatewayId)
    {
        Next = _done.Add(gatewayId) ? gatewayId : null;
        return Next is not null;
    }

    /// <summary>Takes the subscription to read next.</summary>
    public string? Take()
    {
        var next = Next;
        Next = null;
        return next;
    }
}
