using Microsoft.Extensions.Configuration;

namespace Tenantry.Development;

/// <summary>Finds the address at which the host will listen: the webhook endpoint and the banner need it.</summary>
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
