namespace Tenantry.Billing.Contracts;

/// <summary>Provides access to subscriptions and one-time purchases.</summary>
public interface ISubscriptions
{
    /// <summary>Lists the current tenant's subscriptions, newest first, including ended ones.</summary>
    /// <param name="ct">The cancellation token.</param>
    /// <returns>The subscriptions.</returns>
    Task<IReadOnlyList<SubscriptionSummary>> ListAsync(CancellationToken ct = default);

    /// <summary>Lists the current tenant's one-time purchases, newest first, including refunded ones.</summary>
    /// <param name="ct">The cancellation token.</param>
    /// <returns>The purchases. By default there are none.</returns>
    Task<IReadOnlyList<PurchaseSummary>> ListPurchasesAsync(CancellationToken ct = default) =>
        Task.FromResult<IReadOnlyList<PurchaseSummary>>([]);
}
