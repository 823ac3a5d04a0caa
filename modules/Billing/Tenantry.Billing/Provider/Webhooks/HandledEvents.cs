using Microsoft.Extensions.DependencyInjection;
using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.Provider.Webhooks;

/// <summary>Determines whether any handler is registered for an event. Events without a handler are stored and ignored.</summary>
internal sealed class HandledEvents(IServiceProviderIsKeyedService services)
{
    public bool Contains(GatewayEvent gatewayEvent) =>
        services.IsKeyedService(typeof(IObjectSync), gatewayEvent.Object)
        || services.IsKeyedService(typeof(IGatewayEventHandler), gatewayEvent.Type);
}
