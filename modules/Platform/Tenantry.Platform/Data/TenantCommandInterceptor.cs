using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Tenantry.Platform.Data;

/// <summary>
/// Sets the tenant for exactly one command: the prefix shares the command's implicit transaction, so nothing stays on a pooled
/// connection and every path that forgets it sees no rows.
/// </summary>
internal sealed class TenantCommandInterceptor(ICurrentTenant current) : DbCommandInterceptor
{
    // The text is constant, so the statement stays prepared.
    private const string Prefix = "select set_config('app.tenant',@__tenant,true);";

    public override InterceptionResult<DbDataReader> ReaderExecuting(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        SetTenant(command);
        return result;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        SetTenant(command);
        return ValueTask.FromResult(result);
    }

    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
    {
        SetTenant(command);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        SetTenant(command);
        return ValueTask.FromResult(result);
    }

    public override DbDataReader ReaderExecuted(DbCommand command, CommandExecutedEventData eventData, DbDataReader result)
    {
        result.NextResult();
        return result;
    }

    public override async ValueTask<DbDataReader> ReaderExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
    {
        await result.NextResultAsync(cancellationToken);
        return result;
    }

    private void SetTenant(DbCommand command)
    {
        command.CommandText = Prefix + command.CommandText;
        command.Parameters.Add(new NpgsqlParameter<string>("__tenant", current.Id?.Value.ToString() ?? ""));
    }
}
