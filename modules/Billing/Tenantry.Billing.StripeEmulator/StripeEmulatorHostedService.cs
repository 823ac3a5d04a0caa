using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Tenantry.Billing.StripeEmulator;

/// <summary>Starts and stops the server with its host, and never in production: there it makes nothing at all.</summary>
internal sealed class StripeEmulatorHostedService(IHostEnvironment environment, IServiceProvider services) : IHostedService
{
    private StripeEmulatorServer? server;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (environment.IsProduction())
        {
            throw new InvalidOperationException(
                "The local Stripe does not run in Production: anyone could pay with a test card. Call AddStripeEmulator only in other environments, " +
                "and configure the real Stripe here.");
        }

        server = services.GetRequiredService<StripeEmulatorServer>();
        return server.StartAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => server?.StopAsync(cancellationToken) ?? Task.CompletedTask;
}
