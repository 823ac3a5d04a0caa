namespace Tenantry.Billing.Gateways;

/// <summary>Optional capability: pages of the provider where a customer manages the payment method or confirms a change.</summary>
public interface IGatewayPortal
{
    /// <summary>Opens a page for a customer. It needs no sign-in, and is valid for minutes.</summary>
    /// <param name="portal">The customer, and the purpose of the page.</param>
    /// <param name="key">The idempotency key. An expired page is of no use, so that it must be made of something that changes.</param>
    /// <param name="cancellationToken">The cancellation token.</param>
    /// <returns>The address.</returns>
    Task<string> OpenPortalAsync(NewGatewayPortal portal, IdempotencyKey key, CancellationToken cancellationToken = default);
}
