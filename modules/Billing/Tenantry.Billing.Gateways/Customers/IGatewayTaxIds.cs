namespace Tenantry.Billing.Gateways;

/// <summary>Optional capability: keeps tax IDs and the reverse charge with the provider's customers.</summary>
public interface IGatewayTaxIds
{
    /// <summary>Marks the customer as liable for the tax (reverse charge), or removes the mark.</summary>
    /// <param name="id">The provider's ID of the customer.</param>
    /// <param name="isReverse">Whether the customer is liable for the tax.</param>
    /// <param name="key">The idempotency key.</param>
    /// <param name="cancellationToken">The cancellation token.</param>
    /// <returns>A task that completes when the provider has accepted the change.</returns>
    Task SetReverseChargeAsync(GatewayCustomerId id, bool isReverse, IdempotencyKey key, CancellationToken cancellationToken = default);

    /// <summary>Adds a tax ID to a customer.</summary>
    /// <param name="id">The provider's ID of the customer.</param>
    /// <param name="country">The country, in two letters (ISO 3166-1).</param>
    /// <param name="value">The number.</param>
    /// <param name="key">The idempotency key.</param>
    /// <param name="cancellationToken">The cancellation token.</param>
    /// <returns>The tax ID as the provider has it.</returns>
    /// <exception cref="GatewayException">The provider refuses the number.</exception>
    Task<GatewayTaxId> AddTaxIdAsync(
        GatewayCustomerId id, string country, string value, IdempotencyKey key, CancellationToken cancellationToken = default);

    /// <summary>Removes a tax ID. Removing it again is not an error.</summary>
    /// <param name="id">The provider's ID of the customer.</param>
    /// <param name="taxId">The provider's ID of the tax ID.</param>
    /// <param name="cancellationToken">The cancellation token.</param>
    /// <returns>A task that completes when the provider has accepted the change.</returns>
    Task RemoveTaxIdAsync(GatewayCustomerId id, string taxId, CancellationToken cancellationToken = default);
}
