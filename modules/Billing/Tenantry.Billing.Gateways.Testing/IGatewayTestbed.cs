namespace Tenantry.Billing.Gateways.Testing;

/// <summary>Represents a gateway under test, its provider, and the actions of a customer. Each check uses its own.</summary>
public interface IGatewayTestbed : IAsyncDisposable
{
    /// <summary>Gets the gateway under test.</summary>
    IPaymentGateway Gateway { get; }

    /// <summary>Gets the same gateway with an address at which no provider responds.</summary>
    IPaymentGateway Unreachable { get; }

    /// <summary>Pays a checkout with a valid card, as a customer does on the provider's page.</summary>
    /// <param name="checkout">The checkout.</param>
    /// <param name="cancellationToken">The cancellation token.</param>
    /// <returns>A task that completes when the provider has received the payment.</returns>
    Task PayAsync(GatewayCheckout checkout, CancellationToken cancellationToken);

    /// <summary>Advances the provider's clock, and waits until everything that is due is processed.</summary>
    /// <param name="by">The time to advance by.</param>
    /// <param name="cancellationToken">The cancellation token.</param>
    /// <returns>A task that completes when nothing is due.</returns>
    Task AdvanceAsync(TimeSpan by, CancellationToken cancellationToken);

    /// <summary>Gets all webhooks that the provider has delivered, after it has delivered the pending ones.</summary>
    /// <param name="cancellationToken">The cancellation token.</param>
    /// <returns>The webhooks in the order of their delivery.</returns>
    Task<IReadOnlyList<ReceivedWebhook>> ReceiveAsync(CancellationToken cancellationToken);
}

/// <summary>Represents a webhook that the provider delivered.</summary>
/// <param name="Signature">The value of the signature header.</param>
/// <param name="Body">The body, byte for byte.</param>
public sealed record ReceivedWebhook(string Signature, string Body);
