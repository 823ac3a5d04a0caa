using Microsoft.Extensions.DependencyInjection;
using Tenantry.Platform.Jobs;

namespace Tenantry.Billing.PriceMigrations;

/// <summary>Registers the moves of subscribers to another price or to the plan as it is now.</summary>
internal static class PriceMigrationsRegistration
{
    public static void AddPriceMigrations(this IServiceCollection services)
    {
        services.AddSingleton<FindPriceMoves>();
        services.AddBackgroundJob<MoveSubscribers, MoveOrder>();
        services.AddBackgroundJob<MoveTerms, MoveTermsOrder>();
    }
}
