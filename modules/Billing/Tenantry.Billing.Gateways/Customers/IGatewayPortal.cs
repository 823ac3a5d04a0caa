namespace Tenantry.Billing.Gateways;

/// <summary>Optional capability: pages of the provider where a customer manages the payment method or confirms a change.</summary>
public interface IGatewayPortal
{
    /// <summary>Opens a page for a customer. It needs no sign-in and expires within minutes.</summary>
    /// <param name="portal">The customer, and the purpose of the page.</param>
    /// <param name="key">The idempotency key. It must differ for each visit, because an expired page cannot be used again.</param>
    /// <param name="cancellationToken">The cancellation token.</param>
    /// <returns>The address.</returns>
    Task<string> OpenPortalAsync(NewGatewayPortal portal, IdempotencyKey key, CancellationToken cancellationToken = default);
}
