using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Tenantry.Platform;

namespace Tenantry.Api;

/// <summary>Adds the title, the authentication schemes and the schema of problems to the OpenAPI document.</summary>
internal sealed class ApiDocumentTransformer(PlatformOptions options) : IOpenApiDocumentTransformer
{
    public const string KeyScheme = "apiKey";
    public const string BearerScheme = "bearer";
    public const string Problem = "Problem";

    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info.Title = $"{options.SiteName} API";
        document.Info.Description =
            "Authenticate with an API key in the X-Tenant-Key header, or with the bearer token of a user. Amounts are integers in the "
                + "minor unit of the " +
            "currency. Times are ISO 8601 with an offset.";
        document.AddComponent(KeyScheme, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.ApiKey,
            In = ParameterLocation.Header,
            Name = "X-Tenant-Key",
            Description = "An API key of the tenant.",
        });
        document.AddComponent(BearerScheme, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "The token that POST /api/auth/login returns.",
        });
        document.AddComponent(Problem, new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Description = "A problem, as RFC 9457 problem details.",
            Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
            {
                ["type"] = Text("A URN that identifies the problem."),
                ["title"] = Text("The kind of problem."),
                ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Description = "The HTTP status code." },
                ["detail"] = Text("The explanation, and what to do next."),
                ["code"] = Text("The stable error code, such as billing.quote_stale."),
                ["field"] = Text("The invalid field of the request, if there is one."),
            },
        });
        return Task.CompletedTask;
    }

    private static OpenApiSchema Text(string description) => new() { Type = JsonSchemaType.String, Description = description };
}
