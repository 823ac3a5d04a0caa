namespace Tenantry.Billing.Trials;

/// <summary>
/// Decides whether a buyer gets the free trial of a product. The default refuses who has tried it before, as <see cref="BillingOptions.TrialGuard"/> says;
/// register another one to replace it. A trial that began is ended by the guard's own rules: set it to <see cref="TrialGuard.Tenant"/> to have none.
/// </summary>
public interface ITrialEligibility
{
    /// <summary>Determines whether the current user, for the current tenant, gets the trial of a product.</summary>
    /// <param name="product">The product's key.</param>
    /// <param name="cancellationToken">The cancellation token.</param>
    /// <returns><see langword="true"/> if the purchase begins with the trial of its plan; otherwise, <see langword="false"/>.</returns>
    Task<bool> IsEligibleAsync(string product, CancellationToken cancellationToken = default);
}
