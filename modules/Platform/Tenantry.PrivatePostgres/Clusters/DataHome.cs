using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using Tenantry.PrivatePostgres.Processes;

namespace Tenantry.PrivatePostgres.Clusters;

/// <summary>Represents the folder that contains the server's files.</summary>
internal sealed class DataHome
{
    private const string AlternativeFolder = "/var/lib/tenantry";
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

    /// <summary>Gets the major version that created the data, or <see langword="null"/> if there is no data yet.</summary>
    public int? Major => File.Exists(Path.Combine(Cluster, "PG_VERSION"))
        ? int.Parse(File.ReadAllText(Path.Combine(Cluster, "PG_VERSION")).Trim().Split('.')[0],
            System.Globalization.CultureInfo.InvariantCulture)
        : null;

    /// <summary>Opens the data directory of the options, or the folder that its file <c>location</c> points to.</summary>
    public static DataHome Open(PrivatePostgresOptions options, UnprivilegedUser? user)
    {
        var configured = Path.GetFullPath(options.DataDirectory);
        try
        {
            Directory.CreateDirectory(configured);
            var folder = Locate(configured, user, options.Logger);

            // Data that an ordinary user created stays that user's after root has started the server once.
            var userFile = Path.Combine(folder, UserFile);
            var home = new DataHome(folder, user is not null && File.Exists(userFile)
                ? UnprivilegedUser.Find(File.ReadAllText(userFile).Trim()) ?? user : user);
            home.Protect();
            return home;
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or IOException)
        {
            throw new PrivatePostgresException(
                $"The data directory {configured} can't be used: {exception.Message} "
                + "If a start as root created it, start as root again or delete it to begin with new data. Or set another DataDirectory.",
                exception);
        }
    }

    /// <summary>Gets the folder that <see cref="Open"/> would open. It creates and changes nothing.</summary>
    public static DataHome Peek(PrivatePostgresOptions options)
    {
        var configured = Path.GetFullPath(options.DataDirectory);
        return new DataHome(File.Exists(Pointer(configured)) ? File.ReadAllText(Pointer(configured)).Trim() : configured, user: null);
    }

    /// <summary>Writes the name of the user that the server runs as.</summary>
    public void SaveUser() => File.WriteAllText(Path.Combine(Folder, UserFile), (User?.Name ?? Environment.UserName) + Environment.NewLine);

    /// <summary>Writes a file that only the server's user and root can read.</summary>
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

        User?.TakeOwnership(path);
    }

    private static string Locate(string configured, UnprivilegedUser? user, ILogger logger)
    {
        // The pointer file decides, not the current permissions: otherwise the data would seem lost after a chmod.
        var pointer = Pointer(configured);
        if (File.Exists(pointer))
        {
            return File.ReadAllText(pointer).Trim();
        }

        if (user is null || Directory.Exists(Path.Combine(configured, "cluster")) || user.CanAccess(Directory.GetParent(configured)))
        {
            return configured;
        }

        // The name is random, because a data directory that was deleted and created again means new data.
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(configured)))[..8];
        var home = Path.Combine(AlternativeFolder, $"postgres-{hash}-{RandomNumberGenerator.GetHexString(8, lowercase: true)}");
        Directory.CreateDirectory(home);
        if (!user.CanAccess(Directory.GetParent(home)))
        {
            throw new IOException($"PostgreSQL runs as user {user.Name}, which can access neither {configured} nor {AlternativeFolder}.");
        }

        File.WriteAllText(Path.Combine(home, "origin"), configured + Environment.NewLine);
        File.WriteAllText(pointer, home + Environment.NewLine);
        logger.Relocated(user.Name, configured, home);
        return home;
    }

    private static string Pointer(string directory) => Path.Combine(directory, "location");

    private void Protect()
    {
        Directory.CreateDirectory(Folder);
        if (!OperatingSystem.IsWindows())
        {
            // Only the owner can access the folder. When this process is root, the folder is given to the server's user first; root can
            // access it anyway.
            User?.TakeOwnership(Folder);
            File.SetUnixFileMode(Folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
