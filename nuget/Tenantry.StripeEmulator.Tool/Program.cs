using System.ComponentModel.DataAnnotations;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging;
using Tenantry.Billing.StripeEmulator;
using Tenantry.StripeEmulator.Tool;

if (args.Any(argument => argument is "--help" or "-h" or "-?"))
{
    Console.WriteLine(Help.Text);
    return 0;
}

try
{
    var options = Arguments.Parse(args);
    using var stopped = new CancellationTokenSource();
    void Stop(PosixSignalContext signal)
    {
        signal.Cancel = true;
        stopped.Cancel();
    }

    using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
    using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
    using var loggerFactory = LoggerFactory.Create(logging => logging.AddSimpleConsole(console => console.SingleLine = true));
    await using var server = new StripeEmulatorServer(options, loggerFactory: loggerFactory);
    await server.StartAsync(stopped.Token);
    Console.WriteLine(Help.Running(server, options));
    await Task.Delay(Timeout.Infinite, stopped.Token).ContinueWith(_ => { }, TaskScheduler.Default);
    return 0;
}
catch (Exception exception) when (exception is ArgumentException or ValidationException or InvalidOperationException or IOException)
{
    await Console.Error.WriteLineAsync(exception.Message);
    await Console.Error.WriteLineAsync("Run tenantry-stripe --help to see the options.");
    return 2;
}
