using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Stripe;

namespace Tenantry.Billing.Stripe.Http;

/// <summary>Registers the client of Stripe.net with its retries, rate limit and timeout.</summary>
internal static class StripeClientServices
{
    public static IServiceCollection AddStripeClient(this IServiceCollection services)
    {
        // In real time, whatever the application's clock says: a test clock that stands still would stop every request.
        services.AddSingleton(provider => new RequestRateLimiter(provider.GetRequiredService<StripeOptions>(), TimeProvider.System));
        services.AddTransient<StripeRetryHandler>().AddTransient<StripeRateHandler>().AddTransient<StripeTimeoutHandler>();
        services.AddHttpClient(StripeClients.HttpClientName)
            // Each attempt has the timeout of StripeOptions; the client's own would span all attempts, their delays and the wait for the
            // rate.
            .ConfigureHttpClient(http => http.Timeout = Timeout.InfiniteTimeSpan)
            .AddHttpMessageHandler<StripeRetryHandler>()
            .AddHttpMessageHandler<StripeRateHandler>()
            .AddHttpMessageHandler<StripeTimeoutHandler>()
            // The client lives as long as the application, so that connections must follow changes of DNS by themselves.
            .UseSocketsHttpHandler((handler, _) => handler.PooledConnectionLifetime = TimeSpan.FromMinutes(15))
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan);
        services.AddSingleton(provider => StripeClients.Create(
            provider.GetRequiredService<IHttpClientFactory>().CreateClient(StripeClients.HttpClientName),
            provider.GetRequiredService<StripeOptions>()));
        return services.AddSingleton<IStripeClient>(provider => provider.GetRequiredService<StripeClient>());
    }
}
