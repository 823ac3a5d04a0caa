using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Tenantry.Platform;
using Tenantry.Platform.Data;
using Tenantry.Platform.Hosting;

namespace Tenantry.Emailing;

/// <summary>Extension methods that add email.</summary>
public static class EmailingModule
{
    private const string NoServer =
        "No email server is configured. Set Tenantry:Smtp:Host and Tenantry:Smtp:From.";

    /// <summary>Adds the templates, the queue and the delivery of emails. Calling it again has no effect.</summary>
    /// <param name="builder">The host's builder.</param>
    /// <returns>A builder that configures email.</returns>
    public static EmailingBuilder AddEmailing(this IHostApplicationBuilder builder) => builder.Services.AddEmailing();

    /// <summary>Adds the templates, the queue and the delivery of emails. Calling it again has no effect.</summary>
    /// <param name="services">The services of the host.</param>
    /// <returns>A builder that configures email.</returns>
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
        services.AddSingleton<EmailSecrets>();
        services.AddSingleton<LoadEmail>();
        services.Replace(ServiceDescriptor.Scoped<IEmailSender, EmailSender>());
        services.TryAddSingleton(CreateTransport);
        services.AddStartCheck(RequireTransport);
        services.AddHostedService<EmailQueue>();
        return new EmailingBuilder(services);
    }

    /// <summary>
    /// Keeps emails in the database instead of sending them if email is added and no email server is configured, like
    /// <see cref="EmailingBuilder.UseLocalInbox"/>. It does not add email, so it can be called before email is added.
    /// </summary>
    /// <param name="services">The services of the host.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddLocalInbox(this IServiceCollection services)
    {
        services.TryAddSingleton<LocalInbox>();
        return services;
    }

    // Creating the transport throws if none is configured. Without this check, the host would start and its emails would be lost.
    private static string? RequireTransport(IServiceProvider services)
    {
        _ = services.GetRequiredService<IEmailTransport>();
        return null;
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
            : throw new TenantryStartException(NoServer);
    }
}
