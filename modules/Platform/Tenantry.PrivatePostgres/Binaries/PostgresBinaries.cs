using System.Globalization;
using System.Text.RegularExpressions;
using Tenantry.PrivatePostgres.Processes;

namespace Tenantry.PrivatePostgres.Binaries;

/// <summary>One set of PostgreSQL's programs that was seen to run.</summary>
internal sealed partial record PostgresBinaries(string Directory, Version Version, string? Libraries)
{
    public const int OldestMajor = 15;

    public int Major => Version.Major;

    public static string Executable(string directory, string name) =>
        Path.Combine(directory, OperatingSystem.IsWindows() ? name + ".exe" : name);

    /// <summary>Asks the server program of a folder for its version; the outcome's words say why there is none.</summary>
    public static async Task<(PostgresBinaries? Binaries, string Reason)> ProbeAsync(
        string directory, string? libraries, UnprivilegedUser? user, CancellationToken ct)
    {
        foreach (var name in (string[])["postgres", "initdb", "pg_ctl"])
        {
            if (!File.Exists(Executable(directory, name)))
            {
                return (null, $"has no {name}");
            }
        }

        var said = await new Command(Executable(directory, "postgres"), "--version") { As = user, WorkingDirectory = Path.GetPathRoot(directory), Libraries = libraries }.RunAsync(ct);
        if (!said.Succeeded || VersionWords().Match(said.Words) is not { Success: true } match)
        {
            return (null, $"does not run{(user is null ? "" : " as user " + user.Name)}: {said.Words}");
        }

        var version = new Version(Number(match, "major"), match.Groups["minor"].Success ? Number(match, "minor") : 0);
        return version.Major < OldestMajor
            ? (null, $"is PostgreSQL {version}, older than {OldestMajor}")
            : (new PostgresBinaries(directory, version, libraries), $"is PostgreSQL {version}");
    }

    public Command Program(string name, UnprivilegedUser? user, string workingDirectory, params string[] arguments) =>
        new(Executable(Directory, name), arguments) { As = user, WorkingDirectory = workingDirectory, Libraries = Libraries };

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\(PostgreSQL\)\s+(?<major>\d+)(\.(?<minor>\d+))?", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex VersionWords();
}
