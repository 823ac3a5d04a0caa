using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Scalar.AspNetCore;

namespace Tenantry.Api;

/// <summary>
/// Describes the JSON API as OpenAPI, at <c>/openapi/v1.json</c>, with a page to read and try it at <c>/docs</c>. On in Development; elsewhere with
/// <c>Tenantry:ApiDocument</c> set to <c>true</c>.
/// </summary>
internal static class ApiDocument
{
    public const string Setting = "Tenantry:ApiDocument";
    public const string Page = "/docs";
    private const string Name = "v1";

    public static void Add(IServiceCollection services) => services.AddOpenApi(Name, options =>
    {
        // Pages and their forms are not part of the API.
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
        // Everything comes from this host: the page calls nobody else.
        app.MapScalarApiReference(Page, options => options
            .WithTitle("API")
            .WithOpenApiRoutePattern("/openapi/{documentName}.json")
            .AddDocument(Name)
            .DisableDefaultFonts()
            .DisableTelemetry()
            .DisableAgent()).AllowAnonymous();
    }
}
