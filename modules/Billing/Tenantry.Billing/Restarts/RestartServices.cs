using Microsoft.Extensions.DependencyInjection;

namespace Tenantry.Billing.Restarts;

internal static class RestartServices
{
    public static void AddRestarts(this IServiceCollection services)
    {
        services.AddScoped<FindRestart>();
        services.AddScoped<RestartSubscription>();
        services.AddScoped<BeginDirectly>();
        services.AddScoped<OpenAttempt>();
        services.AddScoped<BeginFree>();
    }
}
