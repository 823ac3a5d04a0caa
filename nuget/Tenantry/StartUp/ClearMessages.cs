using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Tenantry.PrivatePostgres;

namespace Tenantry.StartUp;

/// <summary>
/// Turns a failure that a person can mend into one message and the exit code 1. A stack trace would bury the one line that says what to do.
/// </summary>
internal static class ClearMessages
{
    private const string HostCategory = "Microsoft.Extensions.Hosting.Internal.Host";

    private static volatile bool _started;
    private static int _installed;

    public static void Install(ILoggingBuilder logging)
    {
        // The host logs the same failure with its stack before it throws it.
        logging.AddFilter(HostCategory, level => _started && level >= LogLevel.Warning);
        if (Interlocked.Exchange(ref _installed, 1) == 0)
        {
            AppDomain.CurrentDomain.UnhandledException += (_, failure) =>
            {
                if (!_started && failure.ExceptionObject is Exception exception && Say(exception) is { } message)
                {
                    Console.Error.WriteLine();
                    Console.Error.WriteLine($"error: {message}");
                    Environment.Exit(1);
                }
            };
        }
    }

    public static void WatchStart(IHostApplicationLifetime lifetime) => lifetime.ApplicationStarted.Register(() => _started = true);

    internal static string? Say(Exception exception) => exception switch
    {
        TenantryStartException or PrivatePostgresException => exception.Message,
        OptionsValidationException options => string.Join(Environment.NewLine + "       ", options.Failures),
        IOException { InnerException: AddressInUseException } taken => PortTaken(taken),
        InvalidOperationException { Source: "Tenantry.Billing.StripeEmulator" } emulator => emulator.Message,
        AggregateException { InnerExceptions: [var only] } => Say(only),
        { InnerException: { } inner } => Say(inner),
        _ => null,
    };

    private static string PortTaken(IOException taken) =>
        $"{taken.Message.TrimEnd('.')}. Stop what uses the port, or choose another one: dotnet run --project host/Tenantry.Host -- --urls http://localhost:5020";
}
