using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Tenantry.Billing.StripeEmulator;
using Tenantry.Platform.Hosting;

namespace Tenantry.Development;

/// <summary>Configures the local Stripe, with the same gateway as the real one, if no Stripe key is configured.</summary>
internal sealed class LocalStripe(StripeEmulatorServer server) : ICommandServer
{
    public static void Add(IHostApplicationBuilder builder, DevelopmentOptions options)
    {
        var stripe = builder.Configuration.GetSection("Tenantry:Stripe");
        if (stripe["SecretKey"] is { Length: > 0 })
        {
            return;
        }

        var port = options.StripeEmulator.Port;
        var secret = $"whsec_{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24))}";
        stripe["SecretKey"] = "sk_test_local";
        stripe["WebhookSecrets:0"] = secret;
        stripe["ApiBase"] = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");
        stripe["PublishableKey"] = "pk_test_local";
        stripe["ScriptUrl"] = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/stripe.js");
        builder.Services.AddStripeEmulator(emulator =>
        {
            emulator.Port = port;
            emulator.DataDirectory = Path.Combine(options.DataDirectory, "stripe");
            emulator.WebhookEndpoints
                .Add(new WebhookTarget(new Uri(new Uri(HostAddress.Of(builder.Configuration)), "/api/webhooks/stripe"), secret));
        });
        builder.Services.AddSingleton<ICommandServer, LocalStripe>();
        builder.Services.AddStartCheck(_ => Ports.IsInUse(stripe["ApiBase"]!)
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"Tenantry:StripeEmulator:Port: port {port} is in use. Stop the program that uses it, or choose another port: "
                    + $"--Tenantry:StripeEmulator:Port {port + 10}")
            : null);

        // The application uses the clock of the local Stripe, so that both have the same time after the clock is advanced.
        builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(services => services.GetRequiredService<EmulatorClock>()));
    }

    public async Task<IAsyncDisposable?> StartForCommandAsync(CancellationToken cancellationToken)
    {
        try
        {
            await server.StartAsync(cancellationToken);
            return server;
        }
        catch (InvalidOperationException)
        {
            // A host already runs, and its Stripe answers on the port.
            return null;
        }
    }
}
