using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Tenantry.Content.Catalog;
using Tenantry.Content.Data;
using Tenantry.Content.Enrollments;
using Tenantry.Content.Lessons;
using Tenantry.Content.Progress;
using Tenantry.Platform;
using Tenantry.Platform.Data;
using Tenantry.Platform.Permissions;

namespace Tenantry.Content;

/// <summary>Extension methods that add and map the content module.</summary>
public static class ContentModule
{
    /// <summary>
    /// Adds the content of products: lessons on a schedule, projects and communities. Calling this method more than once has no further
    /// effect.
    /// </summary>
    /// <param name="builder">The host application builder.</param>
    /// <returns>A builder to configure content.</returns>
    public static ContentBuilder AddContent(this IHostApplicationBuilder builder) => builder.Services.AddContent();

    /// <summary>
    /// Adds the content of products: lessons on a schedule, projects and communities. Calling this method more than once has no further
    /// effect.
    /// </summary>
    /// <param name="services">The service collection.</param>
    /// <returns>A builder to configure content.</returns>
    public static ContentBuilder AddContent(this IServiceCollection services)
    {
        if (services.Any(service => service.ServiceType == typeof(ContentMetrics)))
        {
            return new ContentBuilder(services);
        }

        services.AddPlatform();
        services.AddOptions<ContentOptions>().BindConfiguration(ContentOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ContentOptions>, ContentOptionsValidator>();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<ContentOptions>>().Value);
        services.AddSingleton<ContentMetrics>();
        services.AddPermissions(ContentPermissions.All);
        services.AddModuleDatabase<ContentDbContext>(order: 61);
        services.AddCatalog();
        services.AddEnrollments();
        services.AddLessons();
        services.AddScoped<ListContent>();
        services.AddScoped<IContentProgress>(provider => provider.GetRequiredService<ListContent>());
        return new ContentBuilder(services);
    }

    /// <summary>Maps the API of content under <c>/api/content</c>.</summary>
    /// <param name="endpoints">The endpoint route builder.</param>
    /// <returns>The route group of the API.</returns>
    /// <exception cref="InvalidOperationException">The host has not called <c>AddContent</c> or <c>AddBilling</c>.</exception>
    public static RouteGroupBuilder MapContent(this IEndpointRouteBuilder endpoints)
    {
        var registeredServices = endpoints.ServiceProvider.GetRequiredService<IServiceProviderIsService>();
        Require<ContentMetrics>(registeredServices, "AddContent");
        Require<ISubscriptions>(registeredServices, "AddBilling");
        var content = endpoints.MapGroup("/api/content").WithTags("Content");
        ListContent.Map(content);
        CompleteLesson.Map(content);
        return content;
    }

    private static void Require<TService>(IServiceProviderIsService registeredServices, string method)
    {
        if (!registeredServices.IsService(typeof(TService)))
        {
            throw new InvalidOperationException($"Call builder.{method}() before app.MapContent().");
        }
    }
}
