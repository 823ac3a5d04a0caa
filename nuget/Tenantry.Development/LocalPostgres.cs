using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tenantry.Platform.Hosting;
using Tenantry.PrivatePostgres;

namespace Tenantry.Development;

/// <summary>
/// Runs the host on a private PostgreSQL if no connection string is configured. The connection string is reserved while the host is built,
/// because every module reads it then. The server starts with the host and stops when the host is disposed, after the services that still
/// write.
/// </summary>
internal sealed class LocalPostgres(PrivatePostgresReservation reservation, string database) : IHostedLifecycleService,
    ICommandServer, IAsyncDisposable
{
    private const string Setting = "ConnectionStrings:Tenantry";

    private PrivatePostgresServer? _server;

    public static void Add(IHostApplicationBuilder builder, DevelopmentOptions options)
    {
        if (builder.Configuration[Setting] is { Length: > 0 })
        {
            return;
        }

        var reservation = Try(() => PrivatePostgresReservation.For(new PrivatePostgresOptions
        {
            DataDirectory = Path.Combine(options.DataDirectory, "postgres"),
            Logger = new ConsoleWarnings(),
        }));
        builder.Configuration[Setting] = reservation.ConnectionString(options.DatabaseName);
        builder.Services.AddSingleton(_ => new LocalPostgres(reservation, options.DatabaseName));
        builder.Services.AddSingleton<ICommandServer>(services => services.GetRequiredService<LocalPostgres>());
        builder.Services.AddHostedService(services => services.GetRequiredService<LocalPostgres>());
    }

    // Starts before the hosted services, the first of which migrates the database.
    public Task StartingAsync(CancellationToken cancellationToken) => StartForCommandAsync(cancellationToken);

    public async Task<IAsyncDisposable?> StartForCommandAsync(CancellationToken cancellationToken)
    {
        if (_server is null)
        {
            try
            {
                _server = await reservation.StartAsync(cancellationToken);
                await _server.CreateDatabaseAsync(database, ct: cancellationToken);
            }
            catch (PrivatePostgresException failure)
            {
                throw new TenantryStartException(failure.Message, failure);
            }
        }

        return this;
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static T Try<T>(Func<T> action)
    {
        try
        {
            return action();
        }
        catch (PrivatePostgresException failure)
        {
            throw new TenantryStartException(failure.Message, failure);
        }
    }

    // The host has no logger yet when the port is reserved.
    private sealed class ConsoleWarnings : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                Console.Error.WriteLine($"warn: {formatter(state, exception)}");
            }
        }
    }
}
