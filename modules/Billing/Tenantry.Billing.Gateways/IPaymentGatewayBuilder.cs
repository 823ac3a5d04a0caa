using Microsoft.Extensions.DependencyInjection;

namespace Tenantry.Billing.Gateways;

/// <summary>Registers a payment provider. The package of a provider adds an extension method to it, such as <c>UseStripe</c>.</summary>
/// <remarks>
/// Billing's builder implements it, so that a provider's package needs this package alone. An extension method is generic over the builder
/// and returns it: <c>AddBilling().UseStripe().Product(...)</c>.
/// </remarks>
public interface IPaymentGatewayBuilder
{
    /// <summary>Gets the services.</summary>
    IServiceCollection Services { get; }

    /// <summary>Makes a gateway the payment provider. The last one registered is used.</summary>
    /// <typeparam name="TGateway">The gateway, which is created once.</typeparam>
    void UseGateway<TGateway>()
        where TGateway : class, IPaymentGateway;
}
