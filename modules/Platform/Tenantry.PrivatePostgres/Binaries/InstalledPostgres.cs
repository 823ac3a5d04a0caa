using System.Globalization;
using System.Runtime.CompilerServices;
using Tenantry.PrivatePostgres.Processes;

namespace Tenantry.PrivatePostgres.Binaries;

/// <summary>Finds the folders in which operating systems and package managers install PostgreSQL.</summary>
internal static class InstalledPostgres
{
    /// <summary>
    /// Lists the folders that contain a server program, the most likely first. The result of pg_config comes first because a user
    /// configured it.
    /// </summary>
    public static async IAsyncEnumerable<string> ListFoldersAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var listed = new HashSet<string>(StringComparer.Ordinal);
        var config = await new Command("pg_config", "--bindir").RunAsync(ct);
        if (config.Succeeded && HasServer(config.Output) && listed.Add(config.Output))
        {
            yield return config.Output;
        }

        foreach (var folder in Usual().Where(HasServer).Where(listed.Add))
        {
            yield return folder;
        }
    }

    private static IEnumerable<string> Usual() =>
        OperatingSystem.IsWindows()
            ? Versions(Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "PostgreSQL"), "*", "bin")
            : OperatingSystem.IsMacOS()
                ? [.. Versions("/opt/homebrew/opt", "postgresql@*", "bin"), .. Versions("/usr/local/opt", "postgresql@*", "bin"),
                    "/opt/homebrew/bin", "/usr/local/bin", .. Versions("/Applications/Postgres.app/Contents/Versions", "*", "bin"),
                    .. Versions("/Library/PostgreSQL", "*", "bin")]
                : [.. Versions("/usr/lib/postgresql", "*", "bin"), .. Versions("/usr", "pgsql-*", "bin"),
                    .. Versions("/usr/libexec", "postgresql*", ""), "/usr/bin",
                    "/usr/local/pgsql/bin", "/usr/local/bin", .. Versions("/home/linuxbrew/.linuxbrew/opt", "postgresql@*", "bin")];

    /// <summary>Lists the folders that match a pattern, the latest version first.</summary>
    private static IEnumerable<string> Versions(string parent, string pattern, string below) =>
        Directory.Exists(parent)
            ? Directory.EnumerateDirectories(parent, pattern).OrderByDescending(Number).Select(folder => Path.Combine(folder, below))
            : [];

    private static double Number(string folder) =>
        double.TryParse(new string([.. Path.GetFileName(folder).Where(character => char.IsAsciiDigit(character) || character == '.')]),
            CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static bool HasServer(string folder) => File.Exists(PostgresBinaries.Executable(folder, "postgres"));
}
