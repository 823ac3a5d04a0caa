using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Tenantry.Billing.StripeEmulator;

/// <summary>Starts and stops the server with its host. Refuses to start in the Production environment.</summary>
internal sealed class StripeEmulatorHostedService(IHostEnvironment environment, IServiceProvider services) : IHostedService
{
    private StripeEmulatorServer? server;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (environment.IsProduction())
        {
            throw new InvalidOperationException(
                "The Stripe emulator does not run in Production because anyone could pay with a test card. Call AddStripeEmulator in "
                    + "other environments only, " +
                "and configure Stripe for Production.");
        }

        server = services.GetRequiredService<StripeEmulatorServer>();
        return server.StartAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => server?.StopAsync(cancellationToken) ?? Task.CompletedTask;
}
