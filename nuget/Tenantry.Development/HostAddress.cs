using Microsoft.Extensions.Configuration;

namespace Tenantry.Development;

/// <summary>Gets the address on which the host will listen, for the webhook endpoint and the banner.</summary>
internal static class HostAddress
{
    private const string Default = "http://localhost:5010";

    public static string Of(IConfiguration configuration) =>
        (configuration["urls"] ?? configuration["Tenantry:PublicUrl"] ?? Default).Split(';')[0]
        .Replace("0.0.0.0", "localhost", StringComparison.Ordinal)
        .Replace("[::]", "localhost", StringComparison.Ordinal)
        .Replace("*", "localhost", StringComparison.Ordinal)
        .Replace("+", "localhost", StringComparison.Ordinal)
        .TrimEnd('/');
}
