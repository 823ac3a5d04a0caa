using Tenantry.Platform.Work;

namespace Tenantry.Emailing;

/// <summary>
/// Sends rendered emails through an email server or provider. Replace it with <see cref="EmailingBuilder.UseTransport{TTransport}"/>.
/// </summary>
public interface IEmailTransport
{
    /// <summary>Sends an email. It can be called for several emails concurrently.</summary>
    /// <param name="email">The email.</param>
    /// <param name="cancellationToken">The cancellation token.</param>
    /// <returns>A task that completes when the email is accepted.</returns>
    /// <exception cref="WorkRejectedException">The email was permanently rejected. After any other exception, the email is
    /// retried.</exception>
    Task SendAsync(OutgoingEmail email, CancellationToken cancellationToken);
}
