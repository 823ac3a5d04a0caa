using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Tenantry.Platform.Emails;

namespace Tenantry.Emailing;

/// <summary>Configures how emails are sent.</summary>
public sealed class EmailingBuilder
{
    internal EmailingBuilder(IServiceCollection services) => Services = services;

    /// <summary>Gets the services of the host.</summary>
    public IServiceCollection Services { get; }

    /// <summary>Sets options in code, after the configuration.</summary>
    /// <param name="configure">What to set.</param>
    /// <returns>This builder.</returns>
    public EmailingBuilder Configure(Action<EmailingOptions> configure)
    {
        Services.PostConfigure(configure);
        return this;
    }

    /// <summary>Sends emails by another transport than SMTP, such as the API of a provider.</summary>
    /// <typeparam name="TTransport">The transport. One instance serves the whole host.</typeparam>
    /// <returns>This builder.</returns>
    public EmailingBuilder UseTransport<TTransport>()
        where TTransport : class, IEmailTransport
    {
        Services.Replace(ServiceDescriptor.Singleton<IEmailTransport, TTransport>());
        return this;
    }

    /// <summary>
    /// Keeps emails in the database instead of sending them, unless a mail server is configured. They are read on the page <c>/dev/mail</c>. For
    /// development and tests: a host in Production does not start with it.
    /// </summary>
    /// <returns>This builder.</returns>
    public EmailingBuilder UseLocalInbox()
    {
        Services.AddLocalInbox();
        return this;
    }

    /// <summary>
    /// Authenticates at the mail server by OAuth 2.0 (XOAUTH2) as <see cref="SmtpOptions.User"/>, with an access token instead of a password.
    /// </summary>
    /// <param name="getAccessToken">Gets a valid access token. It is called for each new connection; cache the token until it expires.</param>
    /// <returns>This builder.</returns>
    public EmailingBuilder UseSmtpAccessToken(Func<IServiceProvider, CancellationToken, ValueTask<string>> getAccessToken)
    {
        Services.AddSingleton(services => new SmtpAccessToken(cancellationToken => getAccessToken(services, cancellationToken)));
        return this;
    }
}
