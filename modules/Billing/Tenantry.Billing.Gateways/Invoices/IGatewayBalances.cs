namespace Tenantry.Billing.Gateways;

/// <summary>Optional capability: a balance for each customer, which pays invoices before the payment method does.</summary>
public interface IGatewayBalances
{
    /// <summary>Credits or debits the customer's balance.</summary>
    /// <param name="customerId">The provider's ID of the customer.</param>
    /// <param name="amount">The amount; a negative amount is debited, and a shortfall is added to the next invoice.</param>
    /// <param name="description">The description, which is shown to the customer.</param>
    /// <param name="key">The idempotency key.</param>
    /// <param name="cancellationToken">The cancellation token.</param>
    /// <returns>The provider's ID of the balance transaction.</returns>
    Task<string> CreditBalanceAsync(
        GatewayCustomerId customerId, Money amount, string description, IdempotencyKey key, CancellationToken cancellationToken = default);
}
