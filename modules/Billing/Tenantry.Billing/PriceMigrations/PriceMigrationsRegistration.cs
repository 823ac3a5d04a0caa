using Microsoft.Extensions.DependencyInjection;
using Tenantry.Platform.Jobs;

namespace Tenantry.Billing.PriceMigrations;

/// <summary>Registers the migrations of subscribers to the current version of a price or plan.</summary>
internal static class PriceMigrationsRegistration
{
    public static void AddPriceMigrations(this IServiceCollection services)
    {
        services.AddSingleton<FindPriceMoves>();
        services.AddBackgroundJob<MoveSubscribers, MoveOrder>();
        services.AddBackgroundJob<MoveTerms, MoveTermsOrder>();
    }
}
