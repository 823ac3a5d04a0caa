using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Tenantry.Platform.Data;

/// <summary>
/// Prepares a command from the second use of its text, in a separate round trip. Npgsql's automatic preparation is off: an error while it
/// binds leaves the statement without its row description, and the next command with that text on the connection fails or reads the wrong
/// result.
/// </summary>
internal static class PreparedStatements
{
    // The server keeps prepared statements for each connection without a limit.
    private const int MaxTexts = 200;
    private static readonly ConcurrentDictionary<string, bool> Texts = new(StringComparer.Ordinal);
    private static int _count;

    public static void Prepare(DbCommand command)
    {
        if (IsRepeated(command.CommandText))
        {
            command.Prepare();
        }
    }

    public static Task PrepareAsync(DbCommand command, CancellationToken cancellationToken) =>
        IsRepeated(command.CommandText) ? command.PrepareAsync(cancellationToken) : Task.CompletedTask;

    private static bool IsRepeated(string text)
    {
        if (Texts.ContainsKey(text))
        {
            return true;
        }

        if (Volatile.Read(ref _count) < MaxTexts && Texts.TryAdd(text, true))
        {
            Interlocked.Increment(ref _count);
        }

        return false;
    }
}

/// <summary>
/// Prepares the commands of cross-tenant contexts. Commands of one tenant are prepared together with the tenant's prefix.
/// </summary>
internal sealed class PrepareCommandInterceptor : DbCommandInterceptor
{
    public override InterceptionResult<DbDataReader> ReaderExecuting(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        PreparedStatements.Prepare(command);
        return result;
    }

    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default)
    {
        await PreparedStatements.PrepareAsync(command, cancellationToken);
        return result;
    }

    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
    {
        PreparedStatements.Prepare(command);
        return result;
    }

    public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        await PreparedStatements.PrepareAsync(command, cancellationToken);
        return result;
    }
}
