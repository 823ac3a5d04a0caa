using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Tenantry.Platform.Emails;

namespace Tenantry.Emailing;

/// <summary>Represents a builder that configures email.</summary>
public sealed class EmailingBuilder
{
    internal EmailingBuilder(IServiceCollection services) => Services = services;

    /// <summary>Gets the services of the host.</summary>
    public IServiceCollection Services { get; }

    /// <summary>Configures options in code, which takes precedence over the configuration.</summary>
    /// <param name="configure">The delegate that configures the options.</param>
    /// <returns>This builder.</returns>
    public EmailingBuilder Configure(Action<EmailingOptions> configure)
    {
        Services.PostConfigure(configure);
        return this;
    }

    /// <summary>Sends emails with a transport other than SMTP, such as the API of an email provider.</summary>
    /// <typeparam name="TTransport">The type of the transport. It is added as a singleton.</typeparam>
    /// <returns>This builder.</returns>
    public EmailingBuilder UseTransport<TTransport>()
        where TTransport : class, IEmailTransport
    {
        Services.Replace(ServiceDescriptor.Singleton<IEmailTransport, TTransport>());
        return this;
    }

    /// <summary>
    /// Keeps emails in the database instead of sending them, unless an email server is configured. The page <c>/dev/mail</c> shows them. It
    /// is meant for development and tests: in Production, the host does not start with it.
    /// </summary>
    /// <returns>This builder.</returns>
    public EmailingBuilder UseLocalInbox()
    {
        Services.AddLocalInbox();
        return this;
    }

    /// <summary>
    /// Authenticates <see cref="SmtpOptions.User"/> with an OAuth 2.0 access token (XOAUTH2) instead of a password.
    /// </summary>
    /// <param name="getAccessToken">A function that gets a valid access token. It is called for each new connection; cache the token until
    /// it expires.</param>
    /// <returns>This builder.</returns>
    public EmailingBuilder UseSmtpAccessToken(Func<IServiceProvider, CancellationToken, ValueTask<string>> getAccessToken)
    {
        Services.AddSingleton(services => new SmtpAccessToken(cancellationToken => getAccessToken(services, cancellationToken)));
        return this;
    }
}
