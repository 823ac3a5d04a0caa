using Tenantry.Billing.Data;

namespace Tenantry.Billing.Payments.Refunds;

/// <summary>Says what else a refund takes back. Features above payments implement it.</summary>
internal interface IRefundConsequence
{
    /// <summary>Previews the credits that go with a refund.</summary>
    /// <param name="db">A context across tenants.</param>
    /// <param name="payment">The payment.</param>
    /// <param name="refunded">What is back of everything that was paid under the payment's reference, this refund included.</param>
    /// <param name="paid">What was paid under that reference.</param>
    /// <param name="cancellationToken">The cancellation token.</param>
    /// <returns>The credits by unit.</returns>
    Task<IReadOnlyList<CreditsTaken>> PreviewAsync(
        BillingDbContext db, Payment payment, Money refunded, Money paid, CancellationToken cancellationToken);
}
