using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Tenantry.Platform.Work;

/// <summary>Writes many results per commit. Results that are added while a write runs are part of the next one.</summary>
internal sealed class BatchWriter<T> : IAsyncDisposable
{
    private readonly Channel<Entry> _entries = Channel.CreateUnbounded<Entry>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Func<IReadOnlyList<T>, Task> _write;
    private readonly ILogger _logger;
    private readonly int _size;
    private readonly Task _loop;

    public BatchWriter(int size, Func<IReadOnlyList<T>, Task> write, ILogger logger)
    {
        (_size, _write, _logger) = (size, write, logger);
        _loop = Task.Run(RunAsync);
    }

    public void Add(T result) => _entries.Writer.TryWrite(new Entry(result, null));

    /// <summary>Waits until all results that were added before are written.</summary>
    public async Task FlushAsync()
    {
        var written = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (_entries.Writer.TryWrite(new Entry(default!, written)))
        {
            await written.Task;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _entries.Writer.TryComplete();
        await _loop;
    }

    private async Task RunAsync()
    {
        var (results, flushes) = (new List<T>(_size), new List<TaskCompletionSource>());
        while (await _entries.Reader.WaitToReadAsync())
        {
            while (results.Count < _size && _entries.Reader.TryRead(out var entry))
            {
                if (entry.Flush is { } flush)
                {
                    flushes.Add(flush);
                }
                else
                {
                    results.Add(entry.Result);
                }
            }

            await WriteAsync(results);
            flushes.ForEach(flush => flush.SetResult());
            results.Clear();
            flushes.Clear();
        }
    }

    private async Task WriteAsync(List<T> results)
    {
        if (results.Count == 0)
        {
            return;
        }

        try
        {
            await _write(results);
        }
        catch (Exception failure)
        {
            // Items without a result are processed again when their lease ends, so processors must be idempotent.
            _logger.ResultsNotWritten(results.Count, failure);
        }
    }

    private readonly record struct Entry(T Result, TaskCompletionSource? Flush);
}
