using Tenantry.Platform.Work;

namespace Tenantry.Emailing;

/// <summary>Hands rendered emails to a mail server or to a provider. Replace it with <see cref="EmailingBuilder.UseTransport{TTransport}"/>.</summary>
public interface IEmailTransport
{
    /// <summary>Sends one email. It may be called for several emails at the same time.</summary>
    /// <param name="email">The email.</param>
    /// <param name="cancellationToken">The cancellation token.</param>
    /// <returns>A task that ends when the email was accepted.</returns>
    /// <exception cref="WorkRejectedException">The email was refused for good. Any other exception means that it is tried again.</exception>
    Task SendAsync(OutgoingEmail email, CancellationToken cancellationToken);
}
