using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Tenantry.Platform.Data;

/// <summary>
/// Sets the tenant for exactly one command. The prefix is part of the command's implicit transaction, so no tenant stays on a pooled
/// connection, and a command without the prefix reads no rows.
/// </summary>
internal sealed class TenantCommandInterceptor(ICurrentTenant current) : DbCommandInterceptor
{
    // The text is constant, so the statement stays prepared.
    private const string Prefix = "select set_config('app.tenant',@__tenant,true);";

    public override InterceptionResult<DbDataReader> ReaderExecuting(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        SetTenant(command);
        PreparedStatements.Prepare(command);
        return result;
    }

    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default)
    {
        SetTenant(command);
        await PreparedStatements.PrepareAsync(command, cancellationToken);
        return result;
    }

    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
    {
        SetTenant(command);
        PreparedStatements.Prepare(command);
        return result;
    }

    public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        SetTenant(command);
        await PreparedStatements.PrepareAsync(command, cancellationToken);
        return result;
    }

    public override DbDataReader ReaderExecuted(DbCommand command, CommandExecutedEventData eventData, DbDataReader result)
    {
        try
        {
            result.NextResult();
            return result;
        }
        catch
        {
            // EF does not dispose the reader when an interceptor throws: within a transaction the connection would stay busy.
            result.Dispose();
            throw;
        }
    }

    public override async ValueTask<DbDataReader> ReaderExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
    {
        try
        {
            await result.NextResultAsync(cancellationToken);
            return result;
        }
        catch
        {
            await result.DisposeAsync();
            throw;
        }
    }

    private void SetTenant(DbCommand command)
    {
        command.CommandText = Prefix + command.CommandText;
        command.Parameters.Add(new NpgsqlParameter<string>("__tenant", current.Id?.Value.ToString() ?? ""));
    }
}
