using Microsoft.Extensions.DependencyInjection;

namespace Tenantry.Billing.Gateways;

/// <summary>
/// Registers a payment provider. A provider's package adds an extension method for this interface, such as <c>UseStripe</c>.
/// </summary>
/// <remarks>The builder of billing implements it, so that a provider's package depends only on this package. An extension method is generic
/// over the builder and returns it: <c>AddBilling().UseStripe().Product(...)</c>.</remarks>
public interface IPaymentGatewayBuilder
{
    /// <summary>Gets the services.</summary>
    IServiceCollection Services { get; }

    /// <summary>Registers a gateway as the payment provider. The last registration wins.</summary>
    /// <typeparam name="TGateway">The type of the gateway, which is registered as a singleton.</typeparam>
    void UseGateway<TGateway>()
        where TGateway : class, IPaymentGateway;
}
