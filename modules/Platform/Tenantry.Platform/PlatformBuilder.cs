using Microsoft.Extensions.DependencyInjection;
using Tenantry.Platform.Mails;

namespace Tenantry.Platform;

/// <summary>What <c>AddPlatform</c> returns: the place for adapters.</summary>
/// <param name="services">The services.</param>
public sealed class PlatformBuilder(IServiceCollection services)
{
    /// <summary>Gets the services.</summary>
    public IServiceCollection Services { get; } = services;

    /// <summary>Sets options in code; code counts over the configuration.</summary>
    /// <param name="configure">What to set.</param>
    /// <returns>This builder.</returns>
    public PlatformBuilder Configure(Action<PlatformOptions> configure)
    {
        Services.PostConfigure(configure);
        return this;
    }

    /// <summary>
    /// Authenticates at the mail server by OAuth 2.0 (XOAUTH2) as <see cref="SmtpOptions.User"/>, with an access token instead of a password.
    /// </summary>
    /// <param name="getAccessToken">Gets a valid access token. It is called for each new connection; cache the token until it expires.</param>
    /// <returns>This builder.</returns>
    public PlatformBuilder UseSmtpAccessToken(Func<IServiceProvider, CancellationToken, ValueTask<string>> getAccessToken)
    {
        Services.AddSingleton(services => new SmtpAccessToken(cancellationToken => getAccessToken(services, cancellationToken)));
        return this;
    }
}
