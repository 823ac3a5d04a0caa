using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Tenantry.Packages.Tests.Hosts;

/// <summary>Finds ports that nothing listens on.</summary>
internal static class Ports
{
    // Below the range from which systems give ports away: between here and the start of the host another process would be given the port.
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
                // Taken: the next one.
            }
        }
    }
}
