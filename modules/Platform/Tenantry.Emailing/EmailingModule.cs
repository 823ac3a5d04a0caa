using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Tenantry.Platform;
using Tenantry.Platform.Data;

namespace Tenantry.Emailing;

/// <summary>Adds email to a host.</summary>
public static class EmailingModule
{
    private const string NoServer = "No mail server is configured. Set Tenantry:Smtp:Host and Tenantry:Smtp:From.";

    /// <summary>Adds templates, the queue and the delivery of emails. Calling it again is harmless.</summary>
    /// <param name="builder">The host's builder.</param>
    /// <returns>A builder that configures how emails are sent.</returns>
    public static EmailingBuilder AddEmailing(this IHostApplicationBuilder builder) => builder.Services.AddEmailing();

    /// <summary>Adds templates, the queue and the delivery of emails. Calling it again is harmless.</summary>
    /// <param name="services">The services of the host.</param>
    /// <returns>A builder that configures how emails are sent.</returns>
    public static EmailingBuilder AddEmailing(this IServiceCollection services)
    {
        if (services.Any(service => service.ServiceType == typeof(EmailingMetrics)))
        {
            return new EmailingBuilder(services);
        }

        services.AddPlatform();
        services.AddOptions<EmailingOptions>().BindConfiguration(EmailingOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<EmailingOptions>, EmailingOptionsValidator>();
        services.AddSingleton<IValidateOptions<EmailingOptions>, SmtpOptionsValidator>();
        services.AddSingleton<EmailingMetrics>();
        services.AddModuleDatabase<EmailingDbContext>(order: 5);
        services.AddSingleton<EmailTemplates>();
        services.AddSingleton<LoadEmail>();
        services.Replace(ServiceDescriptor.Scoped<IEmailSender, EmailSender>());
        services.TryAddSingleton(CreateTransport);
        services.AddHostedService<EmailQueue>();
        return new EmailingBuilder(services);
    }

    private static IEmailTransport CreateTransport(IServiceProvider services)
    {
        if (services.GetRequiredService<IOptions<EmailingOptions>>().Value.Smtp is { } smtp)
        {
            var pool = new SmtpConnectionPool(smtp, services.GetService<SmtpAccessToken>(), services.GetRequiredService<TimeProvider>());
            return new SmtpTransport(smtp, pool);
        }

        return services.GetService<LocalInbox>() is { } inbox && !services.GetRequiredService<IHostEnvironment>().IsProduction()
            ? inbox
            : throw new InvalidOperationException(NoServer);
    }
}
