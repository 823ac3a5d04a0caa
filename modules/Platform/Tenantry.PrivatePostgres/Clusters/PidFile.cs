using System.Diagnostics;
using System.Globalization;

namespace Tenantry.PrivatePostgres.Clusters;

/// <summary>Represents the file <c>postmaster.pid</c> of a server that runs, or ran, on this data.</summary>
internal sealed record PidFile(string Path, int Pid, int Port)
{
    /// <summary>Reads the file, or returns <see langword="null"/> if it does not exist or is incomplete.</summary>
    public static PidFile? Read(DataHome home)
    {
        var path = System.IO.Path.Combine(home.Cluster, "postmaster.pid");
        try
        {
            var lines = File.ReadAllLines(path);
            return lines.Length > 3 && int.TryParse(lines[0], CultureInfo.InvariantCulture, out var pid)
                && int.TryParse(lines[3], CultureInfo.InvariantCulture, out var port)
                ? new PidFile(path, pid, port)
                : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>
    /// Determines whether the process is a running server on this data, and not a zombie or another process with the same ID.
    /// </summary>
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

    /// <summary>
    /// Replaces the process ID so that the server's own check finds a dead process. The rest of the file must stay: with it, the server
    /// refuses to start while child processes of the previous one still write.
    /// </summary>
    public void MarkDead() =>
        File.WriteAllLines(Path, [int.MaxValue.ToString(CultureInfo.InvariantCulture), .. File.ReadAllLines(Path).Skip(1)]);

    private bool IsAliveOnLinux()
    {
        try
        {
            // The working directory of a server is its data directory. The link of a zombie can't be read.
            var folder = new FileInfo($"/proc/{Pid}/cwd").LinkTarget;
            return folder is not null && System.IO.Path.GetFileName(folder) == System.IO.Path
                .GetFileName(System.IO.Path.GetDirectoryName(Path))
                && File.Exists(System.IO.Path.Combine(folder, "postmaster.pid"))
                && File.ReadAllText(System.IO.Path.Combine(folder, "postmaster.pid")) == File.ReadAllText(Path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
