using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;

namespace Tenantry.StartUp;

/// <summary>
/// Gets the address on which the host will listen. Links in emails and the webhook endpoint need it before the host starts.
/// </summary>
internal static class Addresses
{
    public const string Default = "http://localhost:5010";

    public static string Of(WebApplicationBuilder builder) =>
        (builder.Configuration["urls"] ?? Default).Split(';')[0].Replace("0.0.0.0", "localhost", StringComparison.Ordinal)
        .Replace("[::]", "localhost", StringComparison.Ordinal).Replace("*", "localhost", StringComparison.Ordinal).TrimEnd('/');
}
