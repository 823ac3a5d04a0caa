namespace Tenantry.Billing.Gateways.Testing;

/// <summary>A gateway under test with its provider, and the means to act as the customer. Each check gets one of its own.</summary>
public interface IGatewayTestbed : IAsyncDisposable
{
    /// <summary>Gets the gateway under test.</summary>
    IPaymentGateway Gateway { get; }

    /// <summary>Gets the same gateway at an address where no provider answers.</summary>
    IPaymentGateway Unreachable { get; }

    /// <summary>Pays a checkout with a card that works, as the customer does on the provider's page.</summary>
    /// <param name="checkout">The checkout.</param>
    /// <param name="cancellationToken">The cancellation token.</param>
    /// <returns>A task that completes when the provider has the payment.</returns>
    Task PayAsync(GatewayCheckout checkout, CancellationToken cancellationToken);

    /// <summary>Advances the provider's clock, and waits until everything that was due is done.</summary>
    /// <param name="by">The time to advance by.</param>
    /// <param name="cancellationToken">The cancellation token.</param>
    /// <returns>A task that completes when nothing is due.</returns>
    Task AdvanceAsync(TimeSpan by, CancellationToken cancellationToken);

    /// <summary>Gets all webhooks that the provider has delivered, after it has delivered what is pending.</summary>
    /// <param name="cancellationToken">The cancellation token.</param>
    /// <returns>The webhooks in the order of their delivery.</returns>
    Task<IReadOnlyList<ReceivedWebhook>> ReceiveAsync(CancellationToken cancellationToken);
}

/// <summary>A webhook as the provider delivered it.</summary>
/// <param name="Signature">The value of the signature header.</param>
/// <param name="Body">The body, byte for byte.</param>
public sealed record ReceivedWebhook(string Signature, string Body);
