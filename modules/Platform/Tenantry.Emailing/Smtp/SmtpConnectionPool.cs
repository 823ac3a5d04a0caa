using Tenantry.Platform;

namespace Tenantry.Emailing;

/// <summary>Represents a pool of connections to the email server. It opens no connection before the first email.</summary>
internal sealed class SmtpConnectionPool : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Stack<SmtpConnection> _idle = [];
    private readonly SemaphoreSlim _slots;
    private readonly SmtpOptions _options;
    private readonly SmtpAccessToken? _token;
    private readonly TimeProvider _clock;
    private readonly ITimer _sweep;
    private bool _disposed;

    public SmtpConnectionPool(SmtpOptions options, SmtpAccessToken? token, TimeProvider clock)
    {
        (_options, _token, _clock) = (options, token, clock);
        _slots = new SemaphoreSlim(options.MaxConnections);
        _sweep = clock.CreateTimer(static pool => ((SmtpConnectionPool)pool!).CloseIdle(), this, options.IdleTimeout, options.IdleTimeout);
    }

    /// <summary>Rents a connection, an open one if possible. The caller must return it in any case.</summary>
    public async Task<SmtpConnection> RentAsync(CancellationToken cancellationToken)
    {
        await _slots.WaitAsync(cancellationToken);
        try
        {
            while (TryTakeIdle() is { } connection)
            {
                if (await connection.TryReuseAsync(cancellationToken))
                {
                    return connection;
                }

                connection.Dispose();
            }

            return await SmtpConnection.OpenAsync(_options, _token, _clock, cancellationToken);
        }
        catch
        {
            _slots.Release();
            throw;
        }
    }

    /// <summary>Returns a connection to the pool. A broken connection is closed.</summary>
    public void Return(SmtpConnection connection)
    {
        if (!TryKeep(connection))
        {
            connection.Dispose();
        }

        _slots.Release();
    }

    public void Dispose()
    {
        List<SmtpConnection> open;
        lock (_lock)
        {
            _disposed = true;
            open = [.. _idle];
            _idle.Clear();
        }

        _sweep.Dispose();
        open.ForEach(connection => connection.Dispose());
    }

    private bool TryKeep(SmtpConnection connection)
    {
        lock (_lock)
        {
            if (_disposed || !connection.IsConnected)
            {
                return false;
            }

            _idle.Push(connection);
            return true;
        }
    }

    private SmtpConnection? TryTakeIdle()
    {
        lock (_lock)
        {
            return _idle.TryPop(out var connection) ? connection : null;
        }
    }

    private void CloseIdle()
    {
        List<SmtpConnection> expired;
        lock (_lock)
        {
            var open = _idle.ToLookup(connection => connection.IdleTime >= _options.IdleTimeout);
            expired = [.. open[true]];
            var kept = open[false].Reverse().ToList();
            _idle.Clear();
            kept.ForEach(_idle.Push);
        }

        expired.ForEach(connection => _ = connection.CloseAsync());
    }
}
