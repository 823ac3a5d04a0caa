using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Tenantry.Platform;

namespace Tenantry.Api;

/// <summary>Names the API, and describes how a caller authenticates and what a refusal looks like.</summary>
internal sealed class ApiDocumentTransformer(PlatformOptions options) : IOpenApiDocumentTransformer
{
    public const string KeyScheme = "apiKey";
    public const string BearerScheme = "bearer";
    public const string Problem = "Problem";

    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info.Title = $"{options.SiteName} API";
        document.Info.Description =
            "Authenticate with an API key in the header X-Tenant-Key, or with the token of a signed-in user. Money is whole minor units and a currency. " +
            "Times are ISO 8601 with an offset.";
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
            Description = "The token that POST /api/auth/login answers with.",
        });
        document.AddComponent(Problem, new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Description = "A refusal, as RFC 9457 problem details.",
            Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
            {
                ["type"] = Text("A URN that names the problem."),
                ["title"] = Text("The kind of the problem."),
                ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Description = "The HTTP status." },
                ["detail"] = Text("What is wrong, and what to do next."),
                ["code"] = Text("The stable code of the problem, such as billing.quote_stale."),
                ["field"] = Text("The field of the request that is wrong, where there is one."),
            },
        });
        return Task.CompletedTask;
    }

    private static OpenApiSchema Text(string description) => new() { Type = JsonSchemaType.String, Description = description };
}
