using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;

namespace Tenantry.StartUp;

/// <summary>Where the host will listen, before it does: links in mails and the webhook endpoint need it early.</summary>
internal static class Addresses
{
    public const string Default = "http://localhost:5010";

    public static string Of(WebApplicationBuilder builder) =>
        (builder.Configuration["urls"] ?? Default).Split(';')[0].Replace("0.0.0.0", "localhost", StringComparison.Ordinal)
        .Replace("[::]", "localhost", StringComparison.Ordinal).Replace("*", "localhost", StringComparison.Ordinal).TrimEnd('/');
}
