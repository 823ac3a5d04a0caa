using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Tenantry.Metering.Data;

/// <summary>What a statement keeps out while it runs, for one tenant. Opening a total must not pass an event on its way.</summary>
internal enum TenantLock
{
    /// <summary>Nothing: the statement touches one total, whose row lock is enough.</summary>
    None,

    /// <summary>The opening of totals.</summary>
    Shared,

    /// <summary>Whatever counts or opens.</summary>
    Exclusive,
}

/// <summary>
/// Runs statements for the current tenant in one round trip and one transaction: the tenant for row-level security, the lock, then the
/// statements, each with a snapshot taken after the lock. In all of them <c>$1</c> is the tenant.
/// </summary>
internal sealed class TenantSql(MeteringDbContext db, ICurrentTenant current)
{
    // The first half of the advisory lock's key; never change it, or two versions would not exclude each other.
    private const int LockSpace = 7304;

    public async Task<T> RunAsync<T>(TenantLock hold, Func<DbDataReader, Task<T>> read, CancellationToken ct, params IEnumerable<(string Sql, object?[] Values)> statements)
    {
        var tenant = current.Required.Value;
        await db.Database.OpenConnectionAsync(ct);
        try
        {
            await using var batch = ((NpgsqlConnection)db.Database.GetDbConnection()).CreateBatch();
            Add(batch, "select set_config('app.tenant', $1, true)", [tenant.ToString()]);
            if (hold != TenantLock.None)
            {
                Add(batch, $"select pg_advisory_xact_lock{(hold == TenantLock.Shared ? "_shared" : "")}({LockSpace}, hashtext($1))", [tenant.ToString()]);
            }

            foreach (var (sql, values) in statements)
            {
                Add(batch, sql, [tenant, .. values]);
            }

            await using var reader = await batch.ExecuteReaderAsync(ct);
            for (var skipped = hold == TenantLock.None ? 1 : 2; skipped > 0; skipped--)
            {
                await reader.NextResultAsync(ct);
            }

            return await read(reader);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    public Task RunAsync(TenantLock hold, CancellationToken ct, string sql, params object?[] values) =>
        RunAsync(hold, _ => Task.FromResult(true), ct, (sql, values));

    private static void Add(NpgsqlBatch batch, string sql, object?[] values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        }

        batch.BatchCommands.Add(command);
    }
}
