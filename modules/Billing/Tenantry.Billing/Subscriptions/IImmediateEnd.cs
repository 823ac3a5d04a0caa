namespace Tenantry.Billing.Subscriptions;

/// <summary>Ends a subscription at once and closes what is still open of it. Cancellations implement this interface.</summary>
internal interface IImmediateEnd
{
    /// <summary>Ends a subscription at once, without a refund.</summary>
    /// <param name="id">The subscription.</param>
    /// <param name="reason">The reason, which is kept in the audit log.</param>
    /// <param name="cancellationToken">The cancellation token.</param>
    /// <returns>The result.</returns>
    Task<Result> RunAsync(SubscriptionId id, string? reason, CancellationToken cancellationToken);
}
