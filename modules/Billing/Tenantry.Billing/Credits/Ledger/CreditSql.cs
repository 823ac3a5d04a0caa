using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using Tenantry.Billing.Data;

namespace Tenantry.Billing.Credits.Ledger;

/// <summary>
/// Runs statements for the current tenant in one round trip: in the current transaction, or in one of their own. Each statement sees the
/// data that was committed before it started, so a statement after a lock sees the result of the lock's last holder. In all of them
/// <c>$1</c> is the tenant.
/// </summary>
internal sealed class CreditSql(BillingDbContext db, ICurrentTenant current)
{
    /// <summary>
    /// Locks the account of the unit <c>$2</c>, and creates it if it does not exist. It is updated only if the threshold <c>$3</c> has
    /// changed; the row is locked in either case.
    /// </summary>
    public const string Lock = """
        insert into billing.credit_account (tenant_id, unit, available, reserved, owed, operations, low_below, is_low, low_untold)
        values ($1, $2, 0, 0, 0, 0, $3, true, false)
        on conflict (tenant_id, unit) do update set low_below = excluded.low_below where credit_account.low_below <> excluded.low_below
        """;

    /// <summary>
    /// The grants that can be used at <c>$3</c>, in the order of use, each with the sum of the credits before it and with the total.
    /// </summary>
    public const string ActiveGrants = """
        live as (
            select id, remaining, (sum(remaining) over burn)::bigint - remaining as before, (sum(remaining) over ())::bigint as total
            from billing.credit_lot
            where tenant_id = $1 and unit = $2 and is_open and (expires_at is null or expires_at > $3)
            window burn as (order by priority, expires_at nulls last, is_promotional desc, created_at, id))
        """;

    public async Task<T> RunAsync<T>(Func<DbDataReader, Task<T>> read, CancellationToken ct,
        params IEnumerable<(string Sql, object?[] Values)> statements)
    {
        var tenant = current.Required.Value;
        await db.Database.OpenConnectionAsync(ct);
        try
        {
            await using var batch = ((NpgsqlConnection)db.Database.GetDbConnection()).CreateBatch();
            batch.Transaction = (NpgsqlTransaction?)db.Database.CurrentTransaction?.GetDbTransaction();
            Add(batch, "select set_config('app.tenant', $1, true)", [tenant.ToString()]);
            foreach (var (sql, values) in statements)
            {
                Add(batch, sql, [tenant, .. values]);
            }

            await using var reader = await batch.ExecuteReaderAsync(ct);
            await reader.NextResultAsync(ct);
            return await read(reader);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    public Task RunAsync(CancellationToken ct, params IEnumerable<(string Sql, object?[] Values)> statements) =>
        RunAsync(_ => Task.FromResult(true), ct, statements);

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
