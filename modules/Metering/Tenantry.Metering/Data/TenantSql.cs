using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Tenantry.Metering.Data;

/// <summary>
/// Specifies which per-tenant lock a statement takes. A usage counter must not be created while an event is being stored.
/// </summary>
internal enum TenantLock
{
    /// <summary>No lock: the statement updates one usage counter, whose row lock is sufficient.</summary>
    None,

    /// <summary>Blocks the creation of usage counters.</summary>
    Shared,

    /// <summary>Blocks the storing of events and the creation of usage counters.</summary>
    Exclusive,
}

/// <summary>
/// Runs statements for the current tenant in one round trip and one transaction: sets the tenant for row-level security, takes the lock,
/// then runs the statements, each with a snapshot taken after the lock. In all statements, <c>$1</c> is the tenant ID.
/// </summary>
internal sealed class TenantSql(MeteringDbContext db, ICurrentTenant current)
{
    // The first half of the advisory lock's key. Never change it, or two running versions would not exclude each other.
    private const int LockSpace = 7304;

    public async Task<T> RunAsync<T>(TenantLock tenantLock, Func<DbDataReader, Task<T>> read, CancellationToken ct,
        params IEnumerable<(string Sql, object?[] Values)> statements)
    {
        var tenant = current.Required.Value;
        await db.Database.OpenConnectionAsync(ct);
        try
        {
            await using var batch = ((NpgsqlConnection)db.Database.GetDbConnection()).CreateBatch();
            Add(batch, "select set_config('app.tenant', $1, true)", [tenant.ToString()]);
            if (tenantLock != TenantLock.None)
            {
                Add(batch, $"select pg_advisory_xact_lock{(tenantLock == TenantLock.Shared ? "_shared" : "")}({LockSpace}, hashtext($1))",
                    [tenant.ToString()]);
            }

            foreach (var (sql, values) in statements)
            {
                Add(batch, sql, [tenant, .. values]);
            }

            await using var reader = await batch.ExecuteReaderAsync(ct);
            for (var skipped = tenantLock == TenantLock.None ? 1 : 2; skipped > 0; skipped--)
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

    public Task RunAsync(TenantLock tenantLock, CancellationToken ct, string sql, params object?[] values) =>
        RunAsync(tenantLock, _ => Task.FromResult(true), ct, (sql, values));

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
