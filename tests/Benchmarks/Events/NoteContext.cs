using Microsoft.EntityFrameworkCore;
using Npgsql;
using Tenantry.Platform.Data;

namespace Tenantry.Benchmarks.Events;

/// <summary>Represents a row that a handler wrote, with the number of the event. IDs are in the order of writing.</summary>
internal sealed class Note : ITenantOwned
{
    public TenantId TenantId { get; init; }

    public long Id { get; init; }

    public required string Handler { get; init; }

    public int Number { get; init; }
}

internal sealed class NoteContext(DbContextOptions<NoteContext> options) : TenantDbContext(options)
{
    protected override string Schema => "bench";

    /// <summary>Creates a database with the table, which has no migration.</summary>
    public static async Task<string> CreateDatabaseAsync()
    {
        var database = await PostgresForTests.CreateDatabaseAsync();
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            """
            create schema bench;
            create table bench.note (tenant_id uuid, id bigint generated always as identity, handler text, number int,
                primary key (tenant_id, id));
            """,
            connection);
        await command.ExecuteNonQueryAsync();
        return database;
    }

    protected override void ConfigureModel(ModelBuilder model) => model.Entity<Note>(notes =>
    {
        notes.HasKey(note => new { note.TenantId, note.Id });
        notes.Property(note => note.Id).UseIdentityAlwaysColumn();
    });
}
