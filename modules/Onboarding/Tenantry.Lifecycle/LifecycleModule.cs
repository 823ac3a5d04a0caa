using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Tenantry.Lifecycle.Emails;
using Tenantry.Lifecycle.Products;
using Tenantry.Platform;
using Tenantry.Platform.Emails;
using Tenantry.Platform.Outbox;

namespace Tenantry.Lifecycle;

/// <summary>Extension methods that add lifecycle emails.</summary>
public static class LifecycleModule
{
    /// <summary>
    /// Adds the welcome email of products and the emails about their lessons. Calling this method more than once has no further effect.
    /// </summary>
    /// <param name="builder">The host application builder.</param>
    /// <returns>A builder to configure lifecycle emails.</returns>
    public static LifecycleBuilder AddLifecycle(this IHostApplicationBuilder builder) => builder.Services.AddLifecycle();

    /// <summary>
    /// Adds the welcome email of products and the emails about their lessons. Calling this method more than once has no further effect.
    /// </summary>
    /// <param name="services">The service collection.</param>
    /// <returns>A builder to configure lifecycle emails.</returns>
    public static LifecycleBuilder AddLifecycle(this IServiceCollection services)
    {
        if (services.Any(service => service.ServiceType == typeof(WelcomeEmails)))
        {
            return new LifecycleBuilder(services);
        }

        services.AddPlatform();
        services.AddOptions<LifecycleOptions>().BindConfiguration(LifecycleOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<LifecycleOptions>, LifecycleOptionsValidator>();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<LifecycleOptions>>().Value);
        services.AddEmailTemplates("lifecycle", typeof(LifecycleModule).Assembly);
        services.AddSingleton<WelcomeEmails>();
        services.AddEventHandler<SubscriptionStarted, SendWelcomeEmail>();
        services.AddEventHandler<ProductPurchased, SendWelcomeEmail>();
        services.AddEventHandler<LessonDelivered, SendLessonEmail>();
        return new LifecycleBuilder(services);
    }
}
