using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace Tenantry.Browser.Tests;

public sealed class ApiDocumentTests(Chromium chromium)
{
    [Fact]
    public async Task Document_IsValid_AndDescribesEveryApiRoute()
    {
        await using var site = new Site();
        await site.InitializeAsync();
        using var client = new HttpClient { BaseAddress = new Uri(site.Address) };
        using var response = await client.GetAsync(new Uri("/openapi/v1.json", UriKind.Relative));
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var read = await OpenApiDocument.LoadAsync(await response.Content.ReadAsStreamAsync(), "json");
        read.Diagnostic!.Errors.ShouldBeEmpty();
        var document = read.Document!;
        document.Info.Title.ShouldEndWith("API");

        var operations = document.Paths.SelectMany(path => path.Value.Operations!.Select(operation =>
            (Route: $"{operation.Key.Method} {path.Key}", Operation: operation.Value))).ToList();
        operations.Select(entry => entry.Route).Order(StringComparer.Ordinal).ShouldBe(ApiRoutes(site.App).Order(StringComparer.Ordinal));
        operations.Where(entry => string.IsNullOrEmpty(entry.Operation.OperationId)).Select(entry => entry.Route)
            .ShouldBeEmpty("without an operation id");
        operations.Where(entry => string.IsNullOrEmpty(entry.Operation.Summary)).Select(entry => entry.Route)
            .ShouldBeEmpty("without a summary");
        operations.Where(entry => entry.Operation.Tags is not { Count: > 0 }).Select(entry => entry.Route).ShouldBeEmpty("without a tag");
        operations.ShouldAllBe(entry => entry.Operation.Responses!["default"].Content!.ContainsKey("application/problem+json"));

        operations.Single(entry => entry.Route == "GET /api/keys").Operation.Security!.Count.ShouldBe(2);
        operations.Single(entry => entry.Route == "POST /api/auth/login").Operation.Security.ShouldBeNull();
    }

    [Fact]
    public async Task Page_ShowsTheDocument_WithoutExternalRequests()
    {
        await using var site = new Site();
        await site.InitializeAsync();
        await using var reader = await Visitor.OpenAsync(chromium, site, "api");
        var elsewhere = new List<string>();
        reader.Page.Request += (_, request) =>
        {
            if (request.Url.StartsWith("http", StringComparison.Ordinal) && !request.Url.StartsWith(site.Address, StringComparison.Ordinal))
            {
                elsewhere.Add(request.Url);
            }
        };
        await reader.GoAsync("/docs/");
        await reader.ShouldSeeAsync("Creator Platform API");
        await reader.ScreenshotAsync("document");
        elsewhere.ShouldBeEmpty();
    }

    [Fact]
    public async Task Document_CanBeDisabled()
    {
        await using var site = new Site { DescribesApi = false };
        await site.InitializeAsync();
        using var client = new HttpClient { BaseAddress = new Uri(site.Address) };
        foreach (var path in new[] { "/openapi/v1.json", "/docs/" })
        {
            using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
            response.StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
        }
    }

    // Paths in the document have neither route constraints nor the trailing slash of a group's root.
    private static IEnumerable<string> ApiRoutes(WebApplication app) =>
        from endpoint in app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        let path = "/"
        + string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
        {
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart parameter => $"{{{parameter.Name}}}",
            _ => "",
        }))))
        where path.StartsWith("/api/", StringComparison.Ordinal)
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []
        select $"{method} {path}";
}
