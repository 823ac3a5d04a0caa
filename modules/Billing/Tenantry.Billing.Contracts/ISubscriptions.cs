namespace Tenantry.Billing.Contracts;

/// <summary>Provides access to subscriptions.</summary>
public interface ISubscriptions
{
    /// <summary>Lists the current tenant's subscriptions, newest first, including ended ones.</summary>
    /// <param name="ct">The cancellation token.</param>
    /// <returns>The subscriptions.</returns>
    Task<IReadOnlyList<SubscriptionSummary>> ListAsync(CancellationToken ct = default);
}
