namespace Tenantry.Billing.Trials;

/// <summary>
/// Determines who gets the free trial of a product: when it is offered, and again when it has started and the card is known. The default
/// refuses a second trial according to <see cref="BillingOptions.TrialGuard"/>. Register your own implementation to replace it.
/// </summary>
public interface ITrialEligibility
{
    /// <summary>Determines whether the current user, for the current tenant, is offered the trial of a product.</summary>
    /// <param name="product">The product key.</param>
    /// <param name="cancellationToken">The cancellation token.</param>
    /// <returns><see langword="true"/> if the purchase starts with the trial of its plan; otherwise, <see langword="false"/>.</returns>
    Task<bool> IsEligibleAsync(string product, CancellationToken cancellationToken = default);

    /// <summary>
    /// Determines whether a trial that has started continues. Otherwise, the trial ends immediately without a charge, and the subscriber
    /// gets an email.
    /// </summary>
    /// <param name="trial">The trial.</param>
    /// <param name="cancellationToken">The cancellation token.</param>
    /// <returns><see langword="true"/> if the trial continues; otherwise, <see langword="false"/>.</returns>
    Task<bool> ContinuesAsync(StartedTrial trial, CancellationToken cancellationToken = default);
}
