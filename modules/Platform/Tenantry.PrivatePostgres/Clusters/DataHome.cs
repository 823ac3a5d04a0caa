using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using Tenantry.PrivatePostgres.Processes;

namespace Tenantry.PrivatePostgres.Clusters;

/// <summary>The folder that really holds the server's files, and the names of those files.</summary>
internal sealed class DataHome
{
    private const string Elsewhere = "/var/lib/tenantry";
    private const string UserFile = "user";

    private DataHome(string folder, UnprivilegedUser? user)
    {
        Folder = folder;
        User = user;
    }

    public string Folder { get; }

    public UnprivilegedUser? User { get; }

    public string Cluster => Path.Combine(Folder, "cluster");

    public string PasswordFile => Path.Combine(Folder, "password");

    public string PortFile => Path.Combine(Folder, "port");

    public string OwnerFile => Path.Combine(Folder, "owner");

    public string LockFile => Path.Combine(Folder, "start.lock");

    public string LogFile => Path.Combine(Folder, "server.log");

    /// <summary>The major version the data was made with; null when there is no data yet.</summary>
    public int? Major => File.Exists(Path.Combine(Cluster, "PG_VERSION"))
        ? int.Parse(File.ReadAllText(Path.Combine(Cluster, "PG_VERSION")).Trim().Split('.')[0], System.Globalization.CultureInfo.InvariantCulture)
        : null;

    /// <summary>Opens the folder of the options, or the one its <c>location</c> file names.</summary>
    public static DataHome Open(PrivatePostgresOptions options, UnprivilegedUser? user)
    {
        var asked = Path.GetFullPath(options.DataDirectory);
        try
        {
            Directory.CreateDirectory(asked);
            var folder = Locate(asked, user, options.Logger);

            // Data made by an ordinary user stays that user's when root starts it once.
            var maker = Path.Combine(folder, UserFile);
            var home = new DataHome(folder, user is not null && File.Exists(maker) ? UnprivilegedUser.Named(File.ReadAllText(maker).Trim()) ?? user : user);
            home.Protect();
            return home;
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new PrivatePostgresException(
                $"The data directory {asked} cannot be used: {e.Message} "
                + "If it was made by a start as root, start as root again, or delete it to begin with new data; or name another DataDirectory.", e);
        }
    }

    /// <summary>Gets the folder that <see cref="Open"/> would open, without creating or changing anything.</summary>
    public static DataHome Peek(PrivatePostgresOptions options)
    {
        var asked = Path.GetFullPath(options.DataDirectory);
        return new DataHome(File.Exists(Pointer(asked)) ? File.ReadAllText(Pointer(asked)).Trim() : asked, user: null);
    }

    /// <summary>Writes down whom the server runs as.</summary>
    public void RememberUser() => File.WriteAllText(Path.Combine(Folder, UserFile), (User?.Name ?? Environment.UserName) + Environment.NewLine);

    /// <summary>Writes a small file that only the server's user and root may read.</summary>
    public void WriteSecret(string path, string content)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var writer = new StreamWriter(path, options))
        {
            writer.Write(content);
        }

        User?.Own(path);
    }

    private static string Locate(string asked, UnprivilegedUser? user, ILogger logger)
    {
        // The pointer and not the permissions of today decides, so that a chmod never makes the data seem lost.
        var pointer = Pointer(asked);
        if (File.Exists(pointer))
        {
            return File.ReadAllText(pointer).Trim();
        }

        if (user is null || Directory.Exists(Path.Combine(asked, "cluster")) || user.MayEnter(Directory.GetParent(asked)))
        {
            return asked;
        }

        // Random, because a folder that was deleted and made again means new data.
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(asked)))[..8];
        var home = Path.Combine(Elsewhere, $"postgres-{hash}-{RandomNumberGenerator.GetHexString(8, lowercase: true)}");
        Directory.CreateDirectory(home);
        if (!user.MayEnter(Directory.GetParent(home)))
        {
            throw new IOException($"PostgreSQL runs as user {user.Name}, who may enter neither {asked} nor {Elsewhere}.");
        }

        File.WriteAllText(Path.Combine(home, "origin"), asked + Environment.NewLine);
        File.WriteAllText(pointer, home + Environment.NewLine);
        logger.Relocated(user.Name, asked, home);
        return home;
    }

    private static string Pointer(string asked) => Path.Combine(asked, "location");

    private void Protect()
    {
        Directory.CreateDirectory(Folder);
        if (!OperatingSystem.IsWindows())
        {
            // The owner alone may enter; as root the folder is given away first, and root may enter any.
            User?.Own(Folder);
            File.SetUnixFileMode(Folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
