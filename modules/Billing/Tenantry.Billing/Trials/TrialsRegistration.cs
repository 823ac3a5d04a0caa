using Microsoft.Extensions.DependencyInjection;
using Tenantry.Platform.Outbox;

namespace Tenantry.Billing.Trials;

/// <summary>Registers the guard against a second free trial.</summary>
internal static class TrialsRegistration
{
    public static void AddTrials(this IServiceCollection services)
    {
        services.AddScoped<FindTrials>();
        services.AddEventHandler<SubscriptionStarted, GuardTrial>();
    }
}
