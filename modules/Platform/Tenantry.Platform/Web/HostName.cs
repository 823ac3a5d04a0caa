using System.Globalization;
using System.Net;

namespace Tenantry.Platform.Web;

/// <summary>Normalizes host names, so that a domain is the same one however it is written.</summary>
public static class HostName
{
    // Names of containers can have an underscore, which the rules of internet host names don't allow.
    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = false };

    /// <summary>Returns a host name in lower case, in its ASCII form and without the dot at the end.</summary>
    /// <param name="host">The host name, without a port.</param>
    /// <returns>The name, or <see langword="null"/> if it is not a valid host name.</returns>
    public static string? Normalize(string host)
    {
        ArgumentNullException.ThrowIfNull(host);
        var name = host.EndsWith('.') ? host[..^1] : host;
        if (IPAddress.TryParse(name, out _))
        {
            return name.ToLowerInvariant();
        }

        try
        {
            return Idn.GetAscii(name).ToLowerInvariant();
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    internal static bool IsLoopback(string host) => host is "localhost" || host.EndsWith(".localhost", StringComparison.Ordinal)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
