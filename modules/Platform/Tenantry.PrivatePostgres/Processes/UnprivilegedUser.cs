using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Tenantry.PrivatePostgres.Processes;

/// <summary>Represents the user that PostgreSQL runs as when this process is root. PostgreSQL refuses to run as root.</summary>
internal sealed record UnprivilegedUser(string Name, uint Id, uint Group)
{
    private static readonly string[] Candidates = ["postgres", "_postgres", "nobody", "daemon"];

    /// <summary>
    /// Gets the user to run as, or <see langword="null"/> if this process is not root. On Windows, PostgreSQL itself drops the rights of an
    /// administrator.
    /// </summary>
    /// <exception cref="PrivatePostgresException">This process is root and the machine has no suitable user.</exception>
    public static UnprivilegedUser? IfRoot()
    {
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess)
        {
            return null;
        }

        return Candidates.Select(Find).FirstOrDefault(user => user is not null) ?? throw new PrivatePostgresException(
            $"PostgreSQL refuses to run as root, and this machine has no user to run it as ({string.Join(", ", Candidates)}). "
            + "Create one (useradd --system postgres), run as another user, or set ConnectionStrings:Tenantry.");
    }

    /// <summary>Finds a user by name, or returns <see langword="null"/> if the user does not exist or is root.</summary>
    public static UnprivilegedUser? Find(string name)
    {
        var entry = File.ReadLines("/etc/passwd").Select(line => line.Split(':'))
            .FirstOrDefault(fields => fields.Length > 3 && fields[0] == name);
        return entry is null || Parse(entry[2]) == 0 ? null : new UnprivilegedUser(name, Parse(entry[2]), Parse(entry[3]));
    }

    /// <summary>
    /// Determines whether this user can access a folder, which requires the execute permission for others on the folder and all its
    /// parents.
    /// </summary>
    public bool CanAccess(DirectoryInfo? folder)
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

    /// <summary>Changes the owner of a file or folder to this user. Links are not followed.</summary>
    public void TakeOwnership(string path)
    {
        if (lchown(Encoding.UTF8.GetBytes(path + '\0'), Id, Group) != 0)
        {
            throw new PrivatePostgresException(
                $"Could not change the owner of {path} to {Name} (errno {Marshal.GetLastPInvokeError()}). This process is root, so "
                    + "PostgreSQL runs as that user.");
        }
    }

    // macOS has negative IDs ("-2"), which have the same bits.
    private static uint Parse(string id) => unchecked((uint)long.Parse(id, CultureInfo.InvariantCulture));

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int lchown(byte[] path, uint owner, uint group);
}
