using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Scalar.AspNetCore;

namespace Tenantry.Api;

/// <summary>
/// Serves the OpenAPI document of the JSON API at <c>/openapi/v1.json</c> and an API reference at <c>/docs</c>. It is enabled in
/// Development, and elsewhere if <c>Tenantry:ApiDocument</c> is <c>true</c>.
/// </summary>
internal static class ApiDocument
{
    public const string Setting = "Tenantry:ApiDocument";
    public const string Page = "/docs";
    private const string Name = "v1";

    public static void Add(IServiceCollection services) => services.AddOpenApi(Name, options =>
    {
        // Pages and form posts are not part of the API.
        options.ShouldInclude = description => description.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true;
        options.AddDocumentTransformer<ApiDocumentTransformer>();
        options.AddOperationTransformer<ApiOperationTransformer>();
    });

    public static void Map(WebApplication app)
    {
        if (!app.Configuration.GetValue(Setting, app.Environment.IsDevelopment()))
        {
            return;
        }

        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
        // The page must load everything from this host: no fonts, telemetry or agents of others.
        app.MapScalarApiReference(Page, options => options
            .WithTitle("API")
            .WithOpenApiRoutePattern("/openapi/{documentName}.json")
            .AddDocument(Name)
            .DisableDefaultFonts()
            .DisableTelemetry()
            .DisableAgent()).AllowAnonymous();
    }
}
