namespace Tenantry.Billing.Contracts;

/// <summary>Answers which subscriptions there are.</summary>
public interface ISubscriptions
{
    /// <summary>Lists the current tenant's subscriptions, the newest first, ended ones included.</summary>
    /// <param name="ct">Stops the reading.</param>
    /// <returns>The subscriptions.</returns>
    Task<IReadOnlyList<SubscriptionSummary>> ListAsync(CancellationToken ct = default);
}
