using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Tenantry.Billing.Gateways;

/// <summary>Extension methods that register handlers of the payment provider's events.</summary>
public static class GatewayEventServices
{
    /// <summary>Registers a handler of one type of event. If a type has several handlers, all of them are called.</summary>
    /// <typeparam name="THandler">The handler; created once for each batch of events.</typeparam>
    /// <param name="services">The services.</param>
    /// <param name="type">The type, as the provider names it, such as <c>payout.paid</c>.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddGatewayEventHandler<THandler>(this IServiceCollection services, string type)
        where THandler : class, IGatewayEventHandler
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(type);
        services.TryAddScoped<THandler>();
        return services.AddKeyedScoped<IGatewayEventHandler>(type, (provider, _) => provider.GetRequiredService<THandler>());
    }

    /// <summary>
    /// Registers the sync of one kind of objects. If a kind has several syncs, all of them run, in the order of their registration.
    /// </summary>
    /// <typeparam name="TSync">The type of the sync.</typeparam>
    /// <param name="services">The services.</param>
    /// <param name="kind">The kind.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddObjectSync<TSync>(this IServiceCollection services, GatewayObject kind)
        where TSync : class, IObjectSync
    {
        services.TryAddScoped<TSync>();
        return services.AddKeyedScoped<IObjectSync>(kind, (provider, _) => provider.GetRequiredService<TSync>());
    }
}
