using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Tenantry.Packages.Tests.Hosts;

/// <summary>Finds free ports.</summary>
internal static class Ports
{
    // Below the range of dynamic ports: the system could assign a port from that range to another process before the host starts.
    public static int Free()
    {
        while (true)
        {
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, RandomNumberGenerator.GetInt32(10_000, 20_000));
                listener.Start();
                return ((IPEndPoint)listener.LocalEndpoint).Port;
            }
            catch (SocketException)
            {
                // The port is in use; try another one.
            }
        }
    }
}
