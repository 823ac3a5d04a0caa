using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Tenantry.PrivatePostgres.Processes;

/// <summary>Whom PostgreSQL runs as when this process is root, because it refuses to run as root.</summary>
internal sealed record UnprivilegedUser(string Name, uint Id, uint Group)
{
    private static readonly string[] Candidates = ["postgres", "_postgres", "nobody", "daemon"];

    /// <summary>The user to change to; null when this process is not root (Windows drops the rights of an administrator itself).</summary>
    /// <exception cref="PrivatePostgresException">This process is root and the machine has none of the users.</exception>
    public static UnprivilegedUser? IfRoot()
    {
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess)
        {
            return null;
        }

        return Candidates.Select(Named).FirstOrDefault(user => user is not null) ?? throw new PrivatePostgresException(
            $"PostgreSQL refuses to run as root, and this machine has no user to run it as ({string.Join(", ", Candidates)}). "
            + "Create one (useradd --system postgres), run as another user, or set ConnectionStrings:Tenantry.");
    }

    /// <summary>A user of this machine; null when it has none of that name, or when it is root.</summary>
    public static UnprivilegedUser? Named(string name)
    {
        var entry = File.ReadLines("/etc/passwd").Select(line => line.Split(':')).FirstOrDefault(fields => fields.Length > 3 && fields[0] == name);
        return entry is null || Parse(entry[2]) == 0 ? null : new UnprivilegedUser(name, Parse(entry[2]), Parse(entry[3]));
    }

    /// <summary>Whether this user may enter the folder: every folder above it must let others pass.</summary>
    public bool MayEnter(DirectoryInfo? folder)
    {
        for (; folder is not null; folder = folder.Parent)
        {
            if (!OperatingSystem.IsWindows() && folder.Exists && !folder.UnixFileMode.HasFlag(UnixFileMode.OtherExecute))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Gives a file or folder to this user. Links are not followed.</summary>
    public void Own(string path)
    {
        if (lchown(Encoding.UTF8.GetBytes(path + '\0'), Id, Group) != 0)
        {
            throw new PrivatePostgresException($"{path} could not be given to user {Name} (errno {Marshal.GetLastPInvokeError()}), who runs PostgreSQL because this process is root.");
        }
    }

    // Negative ids of macOS ("-2") are the same bits.
    private static uint Parse(string id) => unchecked((uint)long.Parse(id, CultureInfo.InvariantCulture));

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int lchown(byte[] path, uint owner, uint group);
}
