using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Tenantry.Onboarding.Checklists;
using Tenantry.Onboarding.Data;
using Tenantry.Onboarding.Spaces;
using Tenantry.Platform;
using Tenantry.Platform.Data;
using Tenantry.Platform.Permissions;

namespace Tenantry.Onboarding;

/// <summary>Adds and maps onboarding.</summary>
public static class OnboardingModule
{
    /// <summary>Adds checklists for new subscribers and what the home page of a member shows. Calling it again is harmless.</summary>
    /// <param name="builder">The host's builder.</param>
    /// <returns>The builder of onboarding.</returns>
    public static OnboardingBuilder AddOnboarding(this IHostApplicationBuilder builder) => builder.Services.AddOnboarding();

    /// <summary>Adds checklists for new subscribers and what the home page of a member shows. Calling it again is harmless.</summary>
    /// <param name="services">The services of the host.</param>
    /// <returns>The builder of onboarding.</returns>
    public static OnboardingBuilder AddOnboarding(this IServiceCollection services)
    {
        if (services.Any(service => service.ServiceType == typeof(OnboardingMetrics)))
        {
            return new OnboardingBuilder(services);
        }

        services.AddPlatform();
        services.AddOptions<OnboardingOptions>().BindConfiguration(OnboardingOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<OnboardingOptions>, OnboardingOptionsValidator>();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<OnboardingOptions>>().Value);
        services.AddSingleton<OnboardingMetrics>();
        services.AddPermissions(OnboardingPermissions.All);
        services.AddModuleDatabase<OnboardingDbContext>(order: 60);
        services.AddChecklists();
        services.AddScoped<ReadSpace>();
        return new OnboardingBuilder(services).AddBuiltInTriggers();
    }

    /// <summary>Maps the API of onboarding under <c>/api/onboarding</c>.</summary>
    /// <param name="endpoints">The routes.</param>
    /// <returns>The group of the API.</returns>
    /// <exception cref="InvalidOperationException">The host did not call <c>AddOnboarding</c>, or a module that it asks is missing.</exception>
    public static RouteGroupBuilder MapOnboarding(this IEndpointRouteBuilder endpoints)
    {
        var known = endpoints.ServiceProvider.GetRequiredService<IServiceProviderIsService>();
        Require<OnboardingMetrics>(known, "AddOnboarding");
        Require<ISubscriptions>(known, "AddBilling");
        var onboarding = endpoints.MapGroup("/api/onboarding").WithTags("Onboarding");
        ReadSpace.Map(onboarding);
        TickStep.Map(onboarding);
        return onboarding;
    }

    private static void Require<TService>(IServiceProviderIsService known, string line)
    {
        if (!known.IsService(typeof(TService)))
        {
            throw new InvalidOperationException($"Call builder.{line}() before app.MapOnboarding().");
        }
    }
}
