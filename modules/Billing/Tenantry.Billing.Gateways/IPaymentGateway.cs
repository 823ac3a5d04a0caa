namespace Tenantry.Billing.Gateways;

/// <summary>
/// The port to a payment provider. These methods are what every provider must implement; a capability beyond them is an interface of its
/// own,
/// such as <see cref="IGatewayRefunds"/>, that the gateway implements as well where the provider has it.
/// </summary>
/// <remarks>
/// Every write takes an idempotency key that is derived from the intent, so that it can be repeated after a crash. A failure is a
/// <see cref="GatewayException"/>, which says whether a retry may help. A gateway keeps no state of its own.
/// </remarks>
public interface IPaymentGateway
    : IGatewayPrices, IGatewayCustomers, IGatewayCheckouts, IGatewaySubscriptions, IGatewayInvoices, IGatewayPayments, IGatewayEvents
{
    /// <summary>Gets the provider's name, which ends the address of its webhooks: <c>/api/webhooks/{name}</c>.</summary>
    string Name { get; }

    /// <summary>Gets a capability of the provider.</summary>
    /// <typeparam name="TCapability">The interface of the capability.</typeparam>
    /// <returns>The capability, or <see langword="null"/> where the provider does not have it. By default it is the gateway
    /// itself.</returns>
    TCapability? Find<TCapability>()
        where TCapability : class => this as TCapability;

    /// <summary>Gets a capability of the provider that the caller cannot do without.</summary>
    /// <typeparam name="TCapability">The interface of the capability.</typeparam>
    /// <returns>The capability.</returns>
    /// <exception cref="GatewayException">
    /// The provider does not have it: <see cref="GatewayException.IsCapabilityMissing"/> is <see langword="true"/>.
    /// </exception>
    TCapability Require<TCapability>()
        where TCapability : class => Find<TCapability>() ?? throw GatewayException.CapabilityMissing(Name, typeof(TCapability));
}
