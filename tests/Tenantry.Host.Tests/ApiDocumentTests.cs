using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.OpenApi;
using Tenantry.Samples.KidsAiAcademy;

namespace Tenantry.Host.Tests;

public sealed class ApiDocumentTests
{
    [Fact]
    public async Task Document_IsValid_AndDescribesEveryApiRoute()
    {
        await using var app = await StartAsync(enabled: null);
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        using var answer = await client.GetAsync(new Uri("/openapi/v1.json", UriKind.Relative));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var read = await OpenApiDocument.LoadAsync(await answer.Content.ReadAsStreamAsync(), "json");
        read.Diagnostic!.Errors.ShouldBeEmpty();
        var document = read.Document!;
        document.Info.Title.ShouldEndWith("API");

        var operations = document.Paths.SelectMany(path => path.Value.Operations!.Select(operation =>
            (Route: $"{operation.Key.Method} {path.Key}", Operation: operation.Value))).ToList();
        operations.Select(entry => entry.Route).Order(StringComparer.Ordinal).ShouldBe(ApiRoutes(app).Order(StringComparer.Ordinal));
        operations.Where(entry => string.IsNullOrEmpty(entry.Operation.OperationId)).Select(entry => entry.Route).ShouldBeEmpty("without an operation id");
        operations.Where(entry => string.IsNullOrEmpty(entry.Operation.Summary)).Select(entry => entry.Route).ShouldBeEmpty("without a summary");
        operations.Where(entry => entry.Operation.Tags is not { Count: > 0 }).Select(entry => entry.Route).ShouldBeEmpty("without a tag");
        operations.ShouldAllBe(entry => entry.Operation.Responses!["default"].Content!.ContainsKey("application/problem+json"));

        operations.Single(entry => entry.Route == "GET /api/keys").Operation.Security!.Count.ShouldBe(2);
        operations.Single(entry => entry.Route == "POST /api/auth/login").Operation.Security.ShouldBeNull();
    }

    [Fact]
    public async Task Page_ComesFromThisHostAlone()
    {
        await using var app = await StartAsync(enabled: null);
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        var page = await client.GetStringAsync(new Uri("/docs/", UriKind.Relative));
        page.ShouldContain("/openapi/v1.json");
        page.ShouldNotContain("https://");
    }

    [Fact]
    public async Task Document_CanBeSwitchedOff()
    {
        await using var app = await StartAsync(enabled: false);
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        using var document = await client.GetAsync(new Uri("/openapi/v1.json", UriKind.Relative));
        document.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var page = await client.GetAsync(new Uri("/docs", UriKind.Relative));
        page.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    // A route's constraints, and the slash at the end of a group's root, are no part of a path in the document.
    private static IEnumerable<string> ApiRoutes(WebApplication app) =>
        from endpoint in app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        let path = "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
        {
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart parameter => $"{{{parameter.Name}}}",
            _ => "",
        }))))
        where path.StartsWith("/api/", StringComparison.Ordinal)
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []
        select $"{method} {path}";

    private static async Task<WebApplication> StartAsync(bool? enabled)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:Tenantry"] = await PostgresForTests.CreateDatabaseAsync(),
            ["urls"] = $"http://localhost:{FreePort()}",
            ["Tenantry:StripeEmulator:Port"] = $"{FreePort()}",
            ["Tenantry:DataDirectory"] = Directory.CreateTempSubdirectory("tenantry-api-").FullName,
            ["Tenantry:ApiDocument"] = enabled?.ToString(),
        });
        builder.Logging.ClearProviders().AddSimpleConsole().SetMinimumLevel(LogLevel.Warning);
        builder.AddTenantry(tenantry => tenantry.Features(KidsAiAcademyPlatform.Features).Meters(KidsAiAcademyPlatform.Meters).Products(KidsAiAcademyPlatform.Products()));
        var app = builder.Build();
        app.MapTenantry();
        await app.StartAsync();
        return app;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
