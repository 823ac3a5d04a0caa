using System.Reflection;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Tenantry.Platform.Hosting;

/// <summary>
/// Turns a failure to start that a person can fix into one line and the exit code 1. A stack trace would bury the one line that says what
/// to do.
/// </summary>
public static class StartErrors
{
    private const string HostCategory = "Microsoft.Extensions.Hosting.Internal.Host";
    private const string BinderSource = "Microsoft.Extensions.Configuration.Binder";

    private static volatile bool _started;
    private static int _installed;

    /// <summary>
    /// Reports an exception that ends the process before the host has started: as one line where the setting or the machine is wrong, as a
    /// whole
    /// where the program is. The process ends with code 1 and without a core dump. Calling it again is harmless.
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

        // The host logs the same failure with its stack before it throws it.
        builder.Logging.AddFilter(HostCategory, level => _started && level >= LogLevel.Warning);
        if (Interlocked.Exchange(ref _installed, 1) == 0)
        {
            AppDomain.CurrentDomain.UnhandledException += (_, failure) => Report((Exception)failure.ExceptionObject);
        }
    }

    internal static string? Say(Exception exception) => exception switch
    {
        TenantryStartException => OneLine(exception.Message),
        OptionsValidationException options => string.Join(Environment.NewLine + "       ", options.Failures.Select(failure => Named(options.OptionsType, failure))),
        IOException { InnerException: AddressInUseException } taken => $"{OneLine(taken.Message).TrimEnd('.')}. {AnotherPort}",
        InvalidOperationException { Source: BinderSource } => OneLine(exception.Message),
        NpgsqlException away and not PostgresException => $"ConnectionStrings:Tenantry: the database does not answer. {OneLine(away.Message)}",
        PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidCatalogName } refused =>
            $"ConnectionStrings:Tenantry: {refused.MessageText}.",
        AggregateException { InnerExceptions: [var only] } => Say(only),
        { InnerException: { } inner } => Say(inner),
        _ => null,
    };

    /// <summary>Gets the sentence that follows a port in use.</summary>
    internal const string AnotherPort = "Stop the program that uses the port, or set another one with --urls, such as --urls http://localhost:5020";

    private static void Report(Exception exception)
    {
        // A crash of a host that runs is a crash: its dump is wanted.
        if (_started)
        {
            return;
        }

        Console.Error.WriteLine(Say(exception) is { } message ? $"{Environment.NewLine}error: {message}" : exception.ToString());
        Environment.Exit(1);
    }

    // A validator names the property only; the section is a constant of the options.
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
