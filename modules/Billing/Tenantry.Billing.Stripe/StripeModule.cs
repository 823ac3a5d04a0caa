using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Stripe;
using Tenantry.Billing.Stripe.Http;

namespace Tenantry.Billing.Stripe;

/// <summary>Extension methods that register Stripe as the payment provider.</summary>
public static class StripeModule
{
    /// <summary>
    /// Registers Stripe as the payment provider, and the configured <see cref="StripeClient"/> (also as <see cref="IStripeClient"/>) for
    /// your own calls. Calling it more than once has no further effect.
    /// </summary>
    /// <typeparam name="TBuilder">The type of the builder.</typeparam>
    /// <param name="billing">The builder that <c>AddBilling</c> returned.</param>
    /// <param name="configure">Configures the options in code, which takes precedence over the configuration.</param>
    /// <returns>The same builder.</returns>
    public static TBuilder UseStripe<TBuilder>(this TBuilder billing, Action<StripeOptions>? configure = null)
        where TBuilder : IPaymentGatewayBuilder
    {
        var services = billing.Services;
        if (configure is not null)
        {
            services.PostConfigure(configure);
        }

        if (services.Any(service => service.ServiceType == typeof(StripeOptions)))
        {
            return billing;
        }

        services.AddOptions<StripeOptions>().BindConfiguration(StripeOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<StripeOptions>, StripeOptionsValidator>();
        services.AddSingleton<IValidateOptions<StripeOptions>, NoTestKeyInProduction>();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<StripeOptions>>().Value);
        services.AddStripeClient();
        billing.UseGateway<StripeGateway>();
        return billing;
    }
}
