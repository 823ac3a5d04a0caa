using System.Reflection;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Tenantry.Platform.Hosting;

/// <summary>
/// Reports a start error that a person can fix as one line, with exit code 1. A stack trace would hide the line that explains what to do.
/// </summary>
public static class StartErrors
{
    private const string HostCategory = "Microsoft.Extensions.Hosting.Internal.Host";
    private const string BinderSource = "Microsoft.Extensions.Configuration.Binder";

    private static volatile bool _started;
    private static int _installed;

    /// <summary>
    /// Reports an exception that ends the process before the host has started. A wrong setting or a problem of the machine is reported as
    /// one line, any other exception in full. The process ends with exit code 1 and without a core dump. Calling it again has no effect.
    /// </summary>
    /// <param name="builder">The host's builder.</param>
    public static void ReportStartErrors(this IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (builder.Services.Any(service => service.ImplementationType == typeof(MarkStarted)))
        {
            return;
        }

        builder.Services.AddHostedService<MarkStarted>();

        // The host logs the same failure with its stack trace before it throws it.
        builder.Logging.AddFilter(HostCategory, level => _started && level >= LogLevel.Warning);
        if (Interlocked.Exchange(ref _installed, 1) == 0)
        {
            AppDomain.CurrentDomain.UnhandledException += (_, failure) => Report((Exception)failure.ExceptionObject);
        }
    }

    internal static string? GetMessage(Exception exception) => exception switch
    {
        TenantryStartException => OneLine(exception.Message),
        OptionsValidationException options => string.Join(Environment.NewLine + "       ",
            options.Failures.Select(failure => Named(options.OptionsType, failure))),
        IOException { InnerException: AddressInUseException } inUse => $"{OneLine(inUse.Message).TrimEnd('.')}. {AnotherPort}",
        InvalidOperationException { Source: BinderSource } => OneLine(exception.Message),
        NpgsqlException unreachable and not PostgresException =>
            $"ConnectionStrings:Tenantry: can't connect to the database. {OneLine(unreachable.Message)}",
        PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidCatalogName } refused =>
            $"ConnectionStrings:Tenantry: {refused.MessageText}.",
        AggregateException { InnerExceptions: [var only] } => GetMessage(only),
        { InnerException: { } inner } => GetMessage(inner),
        _ => null,
    };

    /// <summary>The advice for a port that is in use.</summary>
    internal const string AnotherPort = "Stop the program that uses the port, or choose another port, such as --urls http://localhost:5020";

    private static void Report(Exception exception)
    {
        // A running host that crashes must leave a dump.
        if (_started)
        {
            return;
        }

        Console.Error.WriteLine(GetMessage(exception) is { } message ? $"{Environment.NewLine}error: {message}" : exception.ToString());
        Environment.Exit(1);
    }

    // A validator's message contains only the property. The section is a constant of the options class.
    private static string Named(Type options, string failure) =>
        failure.Contains("Tenantry:", StringComparison.Ordinal)
        || options.GetField("Section", BindingFlags.Public | BindingFlags.Static)?.GetRawConstantValue() is not string section
            ? failure
            : $"{section}:{failure}";

    private static string OneLine(string message) => message.ReplaceLineEndings(" ");

    private sealed class MarkStarted(IHostApplicationLifetime lifetime) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            lifetime.ApplicationStarted.Register(() => _started = true);
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
