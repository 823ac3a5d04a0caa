using System.Globalization;
using System.Runtime.CompilerServices;
using Tenantry.PrivatePostgres.Processes;

namespace Tenantry.PrivatePostgres.Binaries;

/// <summary>The folders in which operating systems and their package managers put PostgreSQL's programs.</summary>
internal static class InstalledPostgres
{
    /// <summary>Folders that hold a server program, the likeliest first. pg_config comes first because the machine's owner chose it.</summary>
    public static async IAsyncEnumerable<string> FoldersAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var asked = await new Command("pg_config", "--bindir").RunAsync(ct);
        if (asked.Succeeded && HasServer(asked.Words) && seen.Add(asked.Words))
        {
            yield return asked.Words;
        }

        foreach (var folder in Usual().Where(HasServer).Where(seen.Add))
        {
            yield return folder;
        }
    }

    private static IEnumerable<string> Usual() =>
        OperatingSystem.IsWindows()
            ? Versions(Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "PostgreSQL"), "*", "bin")
            : OperatingSystem.IsMacOS()
                ? [.. Versions("/opt/homebrew/opt", "postgresql@*", "bin"), .. Versions("/usr/local/opt", "postgresql@*", "bin"),
                    "/opt/homebrew/bin", "/usr/local/bin", .. Versions("/Applications/Postgres.app/Contents/Versions", "*", "bin"), .. Versions("/Library/PostgreSQL", "*", "bin")]
                : [.. Versions("/usr/lib/postgresql", "*", "bin"), .. Versions("/usr", "pgsql-*", "bin"), .. Versions("/usr/libexec", "postgresql*", ""), "/usr/bin",
                    "/usr/local/pgsql/bin", "/usr/local/bin", .. Versions("/home/linuxbrew/.linuxbrew/opt", "postgresql@*", "bin")];

    /// <summary>The folders of a family, the newest version first.</summary>
    private static IEnumerable<string> Versions(string parent, string pattern, string below) =>
        Directory.Exists(parent)
            ? Directory.EnumerateDirectories(parent, pattern).OrderByDescending(Number).Select(folder => Path.Combine(folder, below))
            : [];

    private static double Number(string folder) =>
        double.TryParse(new string([.. Path.GetFileName(folder).Where(c => char.IsAsciiDigit(c) || c == '.')]), CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static bool HasServer(string folder) => File.Exists(PostgresBinaries.Executable(folder, "postgres"));
}
