using Tenantry.Billing.Data;

namespace Tenantry.Billing.Payments.Refunds;

/// <summary>Previews further consequences of a refund. Features that depend on payments implement this interface.</summary>
internal interface IRefundConsequence
{
    /// <summary>Previews the credits that a refund claws back.</summary>
    /// <param name="db">A cross-tenant database context.</param>
    /// <param name="payment">The payment.</param>
    /// <param name="refunded">The total refunded under the payment's reference, including this refund.</param>
    /// <param name="paid">The total paid under that reference.</param>
    /// <param name="cancellationToken">The cancellation token.</param>
    /// <returns>The credits by unit.</returns>
    Task<IReadOnlyList<CreditClawback>> PreviewAsync(
        BillingDbContext db, Payment payment, Money refunded, Money paid, CancellationToken cancellationToken);
}
