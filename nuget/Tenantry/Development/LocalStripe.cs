using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Tenantry.Billing.StripeEmulator;
using Tenantry.StartUp;

namespace Tenantry.Development;

/// <summary>With no Stripe key, development sells on the local Stripe, through the very same gateway. Production is told what to set.</summary>
internal static class LocalStripe
{
    public const int DefaultPort = 5011;

    public static void Ensure(WebApplicationBuilder builder, string data)
    {
        var stripe = builder.Configuration.GetSection("Tenantry:Stripe");
        if (stripe["SecretKey"] is { Length: > 0 })
        {
            return;
        }

        if (!builder.Environment.IsDevelopment())
        {
            throw new TenantryStartException(
                "No Stripe key is configured. Set Tenantry:Stripe:SecretKey and Tenantry:Stripe:WebhookSecrets:0. The local Stripe is for development only.");
        }

        var port = builder.Configuration.GetValue("Tenantry:StripeEmulator:Port", DefaultPort);
        var secret = $"whsec_{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24))}";
        stripe["SecretKey"] = "sk_test_local";
        stripe["WebhookSecrets:0"] = secret;
        stripe["ApiBase"] = $"http://127.0.0.1:{port}";
        stripe["PublishableKey"] = "pk_test_local";
        stripe["ScriptUrl"] = $"http://127.0.0.1:{port}/stripe.js";
        builder.Services.AddStripeEmulator(options =>
        {
            options.Port = port;
            options.DataDirectory = Path.Combine(data, "stripe");
            options.WebhookEndpoints.Add(new WebhookTarget(new Uri(new Uri(Addresses.Of(builder)), "/api/webhooks/stripe"), secret));
        });
        // The application and its Stripe agree on the time, also when the clock is moved on.
        builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(sp => sp.GetRequiredService<EmulatorClock>()));
    }
}
