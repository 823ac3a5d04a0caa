using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Tenantry.AdminUi;

namespace Tenantry.Platform.Pages;

/// <summary>Extension methods that add the operator's pages for the deployment.</summary>
public static class PlatformPagesModule
{
    /// <summary>
    /// Adds the operator's pages for the deployment: dead letters, the audit trail, settings, and the timeline of a tenant. Calling it more
    /// than once has no effect.
    /// </summary>
    /// <param name="services">The service collection.</param>
    /// <returns>The same service collection, so that calls can be chained.</returns>
    public static IServiceCollection AddPlatformPages(this IServiceCollection services)
    {
        if (services.Any(service => service.ServiceType == typeof(IAuditTrail)))
        {
            return services;
        }

        services.AddPages(typeof(PlatformPagesModule).Assembly);
        services.AddScoped<IAuditTrail, AuditTrailReader>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<INavigationSource, SettingsNavigation>());
        services.AddDeadLetters<EventDeadLetters>();
        services.AddTenantPage(TimelineTenantPage.Page);
        services.AddTimeline<AuditTimeline>().AddTimeline<DeadLetterTimeline>();
        return services.AddResource(DeadLetterResource.Definition)
            .AddResource(AuditResource.Definition)
            .AddResource(CrossTenantAccessResource.Definition);
    }
}
