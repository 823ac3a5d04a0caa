using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;

namespace Tenantry.PrivatePostgres.Clusters;

/// <summary>
/// Chooses the port: the configured one, else the one of the previous start, else a free one that is derived from the folder's name.
/// </summary>
internal static class PortChoice
{
    // Below the ranges that operating systems use for outgoing connections. A port in those ranges may not be free at the next start.
    private const int First = 20000;
    private const int Count = 10000;

    public static int Choose(DataHome home, PrivatePostgresOptions options)
    {
        if (options.Port != 0)
        {
            return IsFree(options.Port) ? options.Port : throw Taken(options.Port);
        }

        return Choose(home, options.Logger);
    }

    public static int Choose(DataHome home, ILogger logger)
    {
        var last = Remembered(home);
        if (last is not null && IsFree(last.Value))
        {
            return last.Value;
        }

        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(home.Folder));
        var start = BitConverter.ToUInt16(hash, 0);
        var port = Enumerable.Range(0, Count).Select(step => First + ((start + step) % Count)).First(IsFree);
        if (last is not null)
        {
            logger.PortMoved(last.Value, port);
        }

        return port;
    }

    public static void Save(DataHome home, int port) => File.WriteAllText(home.PortFile, port.ToString(CultureInfo.InvariantCulture));

    public static PrivatePostgresException Taken(int port) =>
        new($"Port {port} on 127.0.0.1 is in use by another program. End that program, set another port, or set the port to 0 to choose "
            + "a free one.");

    private static int? Remembered(DataHome home) =>
        File.Exists(home.PortFile) && int.TryParse(File.ReadAllText(home.PortFile), CultureInfo.InvariantCulture, out var port) ? port
        : null;

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port) { ExclusiveAddressUse = OperatingSystem.IsWindows() };
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
