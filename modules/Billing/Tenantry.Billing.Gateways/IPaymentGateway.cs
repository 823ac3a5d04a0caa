namespace Tenantry.Billing.Gateways;

/// <summary>
/// Represents a payment provider. Every provider must implement these methods; each further capability is an interface of its own, such as
/// <see cref="IGatewayRefunds"/>, which the gateway also implements if the provider supports it.
/// </summary>
/// <remarks>Every write takes an idempotency key that is derived from the intent, so that it can be repeated after a crash. Failures are
/// <see cref="GatewayException"/>s, which state whether a retry may succeed. A gateway has no state of its own.</remarks>
public interface IPaymentGateway
    : IGatewayPrices, IGatewayCustomers, IGatewayCheckouts, IGatewaySubscriptions, IGatewayInvoices, IGatewayPayments, IGatewayEvents
{
    /// <summary>Gets the name of the provider, which is the last segment of its webhook URL: <c>/api/webhooks/{name}</c>.</summary>
    string Name { get; }

    /// <summary>Gets a capability of the provider.</summary>
    /// <typeparam name="TCapability">The interface of the capability.</typeparam>
    /// <returns>The capability; <see langword="null"/> if the provider does not support it. By default the gateway itself is returned if it
    /// implements the interface.</returns>
    TCapability? Find<TCapability>()
        where TCapability : class => this as TCapability;

    /// <summary>Gets a required capability of the provider.</summary>
    /// <typeparam name="TCapability">The interface of the capability.</typeparam>
    /// <returns>The capability.</returns>
    /// <exception cref="GatewayException">The provider lacks the capability; <see cref="GatewayException.IsCapabilityMissing"/> is <see
    /// langword="true"/>.</exception>
    TCapability Require<TCapability>()
        where TCapability : class => Find<TCapability>() ?? throw GatewayException.CapabilityMissing(Name, typeof(TCapability));
}
