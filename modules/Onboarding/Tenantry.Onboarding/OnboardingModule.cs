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

/// <summary>Extension methods that add and map the onboarding module.</summary>
public static class OnboardingModule
{
    /// <summary>
    /// Adds checklists for new subscribers and the data of the member's home page. Calling this method more than once has no further
    /// effect.
    /// </summary>
    /// <param name="builder">The host application builder.</param>
    /// <returns>A builder to configure onboarding.</returns>
    public static OnboardingBuilder AddOnboarding(this IHostApplicationBuilder builder) => builder.Services.AddOnboarding();

    /// <summary>
    /// Adds checklists for new subscribers and the data of the member's home page. Calling this method more than once has no further
    /// effect.
    /// </summary>
    /// <param name="services">The service collection.</param>
    /// <returns>A builder to configure onboarding.</returns>
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
        services.AddScoped<GetSpace>();
        return new OnboardingBuilder(services).AddBuiltInTriggers();
    }

    /// <summary>Maps the API of onboarding under <c>/api/onboarding</c>.</summary>
    /// <param name="endpoints">The endpoint route builder.</param>
    /// <returns>The route group of the API.</returns>
    /// <exception cref="InvalidOperationException">The host has not called <c>AddOnboarding</c> or <c>AddBilling</c>.</exception>
    public static RouteGroupBuilder MapOnboarding(this IEndpointRouteBuilder endpoints)
    {
        var registeredServices = endpoints.ServiceProvider.GetRequiredService<IServiceProviderIsService>();
        Require<OnboardingMetrics>(registeredServices, "AddOnboarding");
        Require<ISubscriptions>(registeredServices, "AddBilling");
        var onboarding = endpoints.MapGroup("/api/onboarding").WithTags("Onboarding");
        GetSpace.Map(onboarding);
        CompleteStep.Map(onboarding);
        return onboarding;
    }

    private static void Require<TService>(IServiceProviderIsService registeredServices, string method)
    {
        if (!registeredServices.IsService(typeof(TService)))
        {
            throw new InvalidOperationException($"Call builder.{method}() before app.MapOnboarding().");
        }
    }
}
