using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Stripe;

namespace Tenantry.Billing.Stripe.Http;

/// <summary>Registers the client of Stripe.net with its retries, rate limit and timeout.</summary>
internal static class StripeClientServices
{
    public static IServiceCollection AddStripeClient(this IServiceCollection services)
    {
        // Always real time, not the application's clock: a test clock that stands still would stop every request.
        services.AddSingleton(provider => new RequestRateLimiter(provider.GetRequiredService<StripeOptions>(), TimeProvider.System));
        services.AddTransient<StripeRetryHandler>().AddTransient<StripeRateHandler>().AddTransient<StripeTimeoutHandler>();
        services.AddHttpClient(StripeClients.HttpClientName)
            // Each attempt has the timeout of StripeOptions; a timeout of the client would span all attempts, their delays and the wait for
            // the rate limit.
            .ConfigureHttpClient(http => http.Timeout = Timeout.InfiniteTimeSpan)
            .AddHttpMessageHandler<StripeRetryHandler>()
            .AddHttpMessageHandler<StripeRateHandler>()
            .AddHttpMessageHandler<StripeTimeoutHandler>()
            // The client lives as long as the application, so connections must be renewed to follow DNS changes.
            .UseSocketsHttpHandler((handler, _) => handler.PooledConnectionLifetime = TimeSpan.FromMinutes(15))
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan);
        services.AddSingleton(provider => StripeClients.Create(
            provider.GetRequiredService<IHttpClientFactory>().CreateClient(StripeClients.HttpClientName),
            provider.GetRequiredService<StripeOptions>()));
        return services.AddSingleton<IStripeClient>(provider => provider.GetRequiredService<StripeClient>());
    }
}
