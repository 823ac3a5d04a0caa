using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Constraints;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Tenantry.Host.Tests.Attacks;

/// <summary>Represents a route of the host, and the addresses it has for an id.</summary>
internal sealed record AttackedRoute(string Method, RoutePattern Pattern, IReadOnlyList<string> Resources)
{
    // Parameters that are no ids of a tenant's data.
    private static readonly Dictionary<string, string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["product"] = "kids-ai-academy", ["plan"] = "monthly", ["number"] = "1", ["index"] = "0", ["step"] = "house-rules",
        ["key"] = "lessons", ["status"] = "404", ["actionName"] = "revoke", ["provider"] = "stripe",
    };

    // Helpers of development, files and the description of the API.
    private static readonly string[] NoData = ["/dev/", "/_", "/docs", "/openapi"];

    // These routes end the session of the one who attacks.
    private static readonly HashSet<string> EndsSession = ["/signout", "/api/auth/logout"];

    public string Name => $"{Method} /{Pattern.RawText?.TrimStart('/')}";

    public bool IsApi => Pattern.RawText?.TrimStart('/').StartsWith("api/", StringComparison.Ordinal) == true;

    /// <summary>Gets whether an id of a tenant can be a part of the address.</summary>
    public bool TakesId => Pattern.Parameters.Any(parameter => !Words.ContainsKey(parameter.Name) && parameter.Name != "resource"
        && parameter.Name != "Resource");

    public static IReadOnlyList<AttackedRoute> All(EndpointDataSource source, IReadOnlyList<string> resources) =>
    [
        .. from endpoint in source.Endpoints.OfType<RouteEndpoint>()
           let path = "/" + endpoint.RoutePattern.RawText?.TrimStart('/')
           where !endpoint.RoutePattern.Parameters.Any(parameter => parameter.IsCatchAll)
           where !NoData.Any(prefix => path.StartsWith(prefix, StringComparison.Ordinal))
           where endpoint.Metadata.GetMetadata<HttpMethodMetadata>() is not null
           from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods
           where method is "GET" or "POST" or "PUT" or "PATCH" or "DELETE"
           where !EndsSession.Contains(path)
           where !Path.HasExtension(path) || endpoint.RoutePattern.Parameters.Count > 0
           select new AttackedRoute(method, endpoint.RoutePattern, resources),
    ];

    /// <summary>Lists the addresses with an id in each place that takes one.</summary>
    public IEnumerable<string> Addresses(string id) =>
        Pattern.Parameters.Any(parameter => parameter.Name.Equals("resource", StringComparison.OrdinalIgnoreCase))
            ? Resources.Select(resource => Address(id, resource))
            : [Address(id, "")];

    /// <summary>Gets whether the address exists for an id of this form. A route for a GUID does not exist for another text.</summary>
    public bool Accepts(string id) => Guid.TryParse(id, out _)
        || !Pattern.ParameterPolicies.Values.SelectMany(policies => policies).Any(policy => policy.Content == "guid");

    private string Address(string id, string resource) => "/" + string.Join('/', Pattern.PathSegments.Select(segment =>
        string.Concat(segment.Parts.Select(part => part switch
        {
            RoutePatternLiteralPart literal => literal.Content,
            RoutePatternSeparatorPart separator => separator.Content,
            RoutePatternParameterPart { Name: "resource" or "Resource" } => resource,
            RoutePatternParameterPart parameter => Uri.EscapeDataString(Words.GetValueOrDefault(parameter.Name) ?? id),
            _ => "",
        }))));
}
