namespace Tenantry.Kernel;

/// <summary>Sends email in the background. An email is stored first, then handed to the email server, and retried on failure.</summary>
public interface IEmailSender
{
    /// <summary>
    /// Queues an email that is rendered from a template, for the current tenant, or for <see cref="TenantId.Host"/> if there is none.
    /// </summary>
    /// <param name="message">The email.</param>
    /// <param name="ct">The cancellation token.</param>
    /// <returns>
    /// <see langword="false"/> if an email with the same key was queued before, or if the host sends no email; otherwise,
    /// <see langword="true"/>.
    /// </returns>
    /// <exception cref="InvalidOperationException">The template does not exist.</exception>
    Task<bool> QueueAsync(EmailMessage message, CancellationToken ct = default);

    /// <summary>
    /// Queues an email with a finished subject and body, for the current tenant, or for <see cref="TenantId.Host"/> if there is none.
    /// </summary>
    /// <param name="content">The email.</param>
    /// <param name="ct">The cancellation token.</param>
    /// <returns>
    /// <see langword="false"/> if an email with the same key was queued before, or if the host sends no email; otherwise,
    /// <see langword="true"/>.
    /// </returns>
    /// <exception cref="ArgumentException">The email has neither text nor HTML, or its attachments are larger than 10 MiB
    /// together.</exception>
    Task<bool> QueueAsync(EmailContent content, CancellationToken ct = default);
}
