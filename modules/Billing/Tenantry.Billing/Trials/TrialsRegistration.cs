using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Tenantry.Platform.Outbox;

namespace Tenantry.Billing.Trials;

/// <summary>Registers the protection against second free trials.</summary>
internal static class TrialsRegistration
{
    public static void AddTrials(this IServiceCollection services)
    {
        services.TryAddScoped<ITrialEligibility, TrialEligibility>();
        services.AddScoped<TrialMarks>();
        services.AddScoped<RecordTrial>();
        services.AddScoped<TrialRefusal>();
        services.AddEventHandler<SubscriptionStarted, EnforceTrialEligibility>();
    }
}
