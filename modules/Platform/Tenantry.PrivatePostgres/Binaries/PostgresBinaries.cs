using System.Globalization;
using System.Text.RegularExpressions;
using Tenantry.PrivatePostgres.Processes;

namespace Tenantry.PrivatePostgres.Binaries;

/// <summary>Represents the programs of a PostgreSQL version that run on this machine.</summary>
internal sealed partial record PostgresBinaries(string Directory, Version Version, string? Libraries)
{
    public const int OldestMajor = 15;

    public int Major => Version.Major;

    public static string Executable(string directory, string name) =>
        Path.Combine(directory, OperatingSystem.IsWindows() ? name + ".exe" : name);

    /// <summary>Gets the version of the server program in a folder. If there is none, the reason explains why.</summary>
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

        var outcome = await new Command(Executable(directory, "postgres"), "--version")
            { RunAs = user, WorkingDirectory = Path.GetPathRoot(directory), Libraries = libraries }.RunAsync(ct);
        if (!outcome.Succeeded || VersionText().Match(outcome.Output) is not { Success: true } match)
        {
            return (null, $"does not run{(user is null ? "" : " as user " + user.Name)}: {outcome.Output}");
        }

        var version = new Version(Number(match, "major"), match.Groups["minor"].Success ? Number(match, "minor") : 0);
        return version.Major < OldestMajor
            ? (null, $"is PostgreSQL {version}, older than {OldestMajor}")
            : (new PostgresBinaries(directory, version, libraries), $"is PostgreSQL {version}");
    }

    public Command Program(string name, UnprivilegedUser? user, string workingDirectory, params string[] arguments) =>
        new(Executable(Directory, name), arguments) { RunAs = user, WorkingDirectory = workingDirectory, Libraries = Libraries };

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\(PostgreSQL\)\s+(?<major>\d+)(\.(?<minor>\d+))?", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex VersionText();
}
