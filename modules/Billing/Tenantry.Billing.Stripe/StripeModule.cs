using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Tenantry.Billing.Stripe.Http;

namespace Tenantry.Billing.Stripe;

/// <summary>The line that makes Stripe the payment provider.</summary>
public static class StripeModule
{
    /// <summary>Takes payments through Stripe. Calling it again is harmless.</summary>
    /// <param name="billing">What <c>AddBilling</c> returned.</param>
    /// <param name="configure">Sets options in code; code counts over the configuration.</param>
    /// <returns>The same builder.</returns>
    public static BillingBuilder UseStripe(this BillingBuilder billing, Action<StripeOptions>? configure = null)
    {
        var services = billing.Services;
        if (configure is not null)
        {
            services.PostConfigure(configure);
        }

        if (services.Any(service => service.ServiceType == typeof(StripeClient)))
        {
            return billing;
        }

        services.AddOptions<StripeOptions>().BindConfiguration(StripeOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<StripeOptions>, StripeOptionsValidator>();
        services.AddSingleton<IValidateOptions<StripeOptions>, NoTestKeyInProduction>();
        services.AddSingleton(sp => sp.GetRequiredService<IOptions<StripeOptions>>().Value);
        services.AddHttpClient("tenantry.stripe");
        services.AddSingleton(sp => new StripeClient(sp.GetRequiredService<IHttpClientFactory>().CreateClient("tenantry.stripe"), sp.GetRequiredService<StripeOptions>()));
        return billing.UseGateway<StripeGateway>();
    }
}
