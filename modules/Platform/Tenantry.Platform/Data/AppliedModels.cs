using System.Globalization;
using Npgsql;

namespace Tenantry.Platform.Data;

/// <summary>
/// Remembers in the database which build of which module was applied last, so that a start that brings nothing new builds no model for it
/// and locks no table.
/// </summary>
internal sealed class AppliedModels
{
    private const string Table = "platform.__applied";

    private readonly NpgsqlConnection _owner;
    private readonly Dictionary<string, Applied> _known;

    private AppliedModels(NpgsqlConnection owner, Dictionary<string, Applied> known) => (_owner, _known) = (owner, known);

    public static async Task<AppliedModels> ReadAsync(NpgsqlConnection owner, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            $"""
            create schema if not exists platform;
            create table if not exists {Table} (context text primary key, schema text not null, build text not null, migrations int not null);
            select context, schema, build, migrations from {Table} where to_regclass(quote_ident(schema) || '.{ModuleDatabase.HistoryTable}') is not null
            """,
            owner);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var known = new Dictionary<string, Applied>(StringComparer.Ordinal);
        while (await reader.ReadAsync(ct))
        {
            known[reader.GetString(0)] = new Applied(reader.GetString(1), reader.GetString(2), reader.GetInt32(3));
        }

        return new AppliedModels(owner, known);
    }

    /// <summary>Determines whether this build of a context was applied, and no migration was added or removed since.</summary>
    public async Task<bool> IncludesAsync(Type context, CancellationToken ct) =>
        _known.GetValueOrDefault(context.FullName!) is { } applied && applied.Build == BuildOf(context)
        && applied.Migrations == await MigrationsAsync(applied.Schema, ct);

    public async Task AddAsync(Type context, string schema, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            $"""
            insert into {Table} values (@context, @schema, @build, @migrations)
            on conflict (context) do update set schema = excluded.schema, build = excluded.build, migrations = excluded.migrations
            """,
            _owner);
        command.Parameters.AddWithValue("context", context.FullName!);
        command.Parameters.AddWithValue("schema", schema);
        command.Parameters.AddWithValue("build", BuildOf(context));
        command.Parameters.AddWithValue("migrations", await MigrationsAsync(schema, ct));
        await command.ExecuteNonQueryAsync(ct);
    }

    // The model is the module's, row-level security is the platform's: a change of either is applied.
    private static string BuildOf(Type context) => $"{context.Module.ModuleVersionId:n}.{typeof(AppliedModels).Module.ModuleVersionId:n}";

    private async Task<int> MigrationsAsync(string schema, CancellationToken ct)
    {
        var table = $"{new NpgsqlCommandBuilder().QuoteIdentifier(schema)}.{ModuleDatabase.HistoryTable}";
        await using var command = new NpgsqlCommand($"select count(*) from {table}", _owner);
        try
        {
            return Convert.ToInt32(await command.ExecuteScalarAsync(ct), CultureInfo.InvariantCulture);
        }
        catch (PostgresException missing) when (missing.SqlState == PostgresErrorCodes.UndefinedTable)
        {
            // A context without migrations has no history.
            return 0;
        }
    }

    private sealed record Applied(string Schema, string Build, int Migrations);
}
