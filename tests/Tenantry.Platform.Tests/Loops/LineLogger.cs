using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Tenantry.Platform.Tests.Loops;

/// <summary>Keeps the lines that a host logs.</summary>
internal sealed class LineLogger : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> _lines = new();

    public bool Any(string start) => _lines.Any(line => line.StartsWith(start, StringComparison.Ordinal));

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception,
        Func<TState, Exception?, string> formatter) => _lines.Enqueue(formatter(state, exception));

    public void Dispose()
    {
    }
}
