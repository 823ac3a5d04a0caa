using System.Diagnostics;
using System.Globalization;

namespace Tenantry.PrivatePostgres.Clusters;

/// <summary>What <c>postmaster.pid</c> says about a server that runs, or ran, on this data.</summary>
internal sealed record PidFile(string Path, int Pid, int Port)
{
    /// <summary>Reads the file; null when there is none or it is not written out yet.</summary>
    public static PidFile? Read(DataHome home)
    {
        var path = System.IO.Path.Combine(home.Cluster, "postmaster.pid");
        try
        {
            var lines = File.ReadAllLines(path);
            return lines.Length > 3 && int.TryParse(lines[0], CultureInfo.InvariantCulture, out var pid) && int.TryParse(lines[3], CultureInfo.InvariantCulture, out var port)
                ? new PidFile(path, pid, port)
                : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Whether the process is a living server on this data, and not a corpse or a stranger that got its number.</summary>
    public bool IsAlive()
    {
        try
        {
            using var process = Process.GetProcessById(Pid);
            return process.ProcessName.StartsWith("postgres", StringComparison.Ordinal) && (!OperatingSystem.IsLinux() || IsAliveOnLinux());
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    /// <summary>Makes the server's own check see a dead process. The rest of the file stays: with it the server refuses to start while orphans of the last one still write.</summary>
    public void MarkDead() => File.WriteAllLines(Path, [int.MaxValue.ToString(CultureInfo.InvariantCulture), .. File.ReadAllLines(Path).Skip(1)]);

    private bool IsAliveOnLinux()
    {
        try
        {
            // A server moves into its data directory. A zombie has no directory: the link cannot be read.
            var folder = new FileInfo($"/proc/{Pid}/cwd").LinkTarget;
            return folder is not null && System.IO.Path.GetFileName(folder) == System.IO.Path.GetFileName(System.IO.Path.GetDirectoryName(Path))
                && File.Exists(System.IO.Path.Combine(folder, "postmaster.pid")) && File.ReadAllText(System.IO.Path.Combine(folder, "postmaster.pid")) == File.ReadAllText(Path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
