using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Tenantry.Content.Contents;
using Tenantry.Content.Data;
using Tenantry.Content.Enrollments;
using Tenantry.Content.Lessons;
using Tenantry.Content.Overviews;
using Tenantry.Platform;
using Tenantry.Platform.Data;
using Tenantry.Platform.Permissions;

namespace Tenantry.Content;

/// <summary>Adds and maps content.</summary>
public static class ContentModule
{
    /// <summary>Adds the content of products: lessons on a schedule, projects and communities. Calling it again is harmless.</summary>
    /// <param name="builder">The host's builder.</param>
    /// <returns>The builder of content.</returns>
    public static ContentBuilder AddContent(this IHostApplicationBuilder builder) => builder.Services.AddContent();

    /// <summary>Adds the content of products: lessons on a schedule, projects and communities. Calling it again is harmless.</summary>
    /// <param name="services">The services of the host.</param>
    /// <returns>The builder of content.</returns>
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
        services.AddContents();
        services.AddEnrollments();
        services.AddLessons();
        services.AddScoped<ReadProgress>();
        services.AddScoped<IContentProgress>(provider => provider.GetRequiredService<ReadProgress>());
        return new ContentBuilder(services);
    }

    /// <summary>Maps the API of content under <c>/api/content</c>.</summary>
    /// <param name="endpoints">The routes.</param>
    /// <returns>The group of the API.</returns>
    /// <exception cref="InvalidOperationException">The host did not call <c>AddContent</c>, or a module that it asks is missing.</exception>
    public static RouteGroupBuilder MapContent(this IEndpointRouteBuilder endpoints)
    {
        var known = endpoints.ServiceProvider.GetRequiredService<IServiceProviderIsService>();
        Require<ContentMetrics>(known, "AddContent");
        Require<ISubscriptions>(known, "AddBilling");
        var content = endpoints.MapGroup("/api/content").WithTags("Content");
        ReadProgress.Map(content);
        FinishLesson.Map(content);
        return content;
    }

    private static void Require<TService>(IServiceProviderIsService known, string line)
    {
        if (!known.IsService(typeof(TService)))
        {
            throw new InvalidOperationException($"Call builder.{line}() before app.MapContent().");
        }
    }
}
