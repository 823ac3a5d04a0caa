using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;

namespace Tenantry.Platform.Hosting;

/// <summary>Checks whether a port is free by listening on it for a moment.</summary>
public static class Ports
{
    /// <summary>Determines whether another program listens on an address.</summary>
    /// <param name="url">The address in the form that Kestrel uses, such as <c>http://localhost:5010</c> or <c>http://*:80</c>.</param>
    /// <returns>
    /// <see langword="true"/> if the port is in use; <see langword="false"/> if it is free, if the server will choose a free one, or if the
    /// address has no TCP port.
    /// </returns>
    public static bool IsInUse(string url)
    {
        var address = BindingAddress.Parse(url);
        return !address.IsUnixPipe && !address.IsNamedPipe && address.Port != 0
            && Interfaces(address.Host).Any(candidate => IsInUse(new IPEndPoint(candidate, address.Port)));
    }

    private static IEnumerable<IPAddress> Interfaces(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase) ? [IPAddress.Loopback, IPAddress.IPv6Loopback]
        : IPAddress.TryParse(host, out var iPAddress) ? [iPAddress]
        : [IPAddress.Any, IPAddress.IPv6Any];

    private static bool IsInUse(IPEndPoint endpoint)
    {
        try
        {
            using var listener = new TcpListener(endpoint) { ExclusiveAddressUse = OperatingSystem.IsWindows() };
            listener.Start();
            return false;
        }
        catch (SocketException failure)
        {
            // Other errors, such as a machine without IPv6 or a port that needs a permission, are reported by the server itself.
            return failure.SocketErrorCode == SocketError.AddressAlreadyInUse;
        }
    }
}
