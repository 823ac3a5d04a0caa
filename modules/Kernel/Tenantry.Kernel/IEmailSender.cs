namespace Tenantry.Kernel;

/// <summary>Sends email in the background: stored first, handed to the mail server afterwards, retried on failure.</summary>
public interface IEmailSender
{
    /// <summary>Stores an email made from a template, under the current tenant, or under <see cref="TenantId.Host"/> if there is none.</summary>
    /// <param name="message">The template and what to fill into it.</param>
    /// <param name="ct">The cancellation token.</param>
    /// <returns><see langword="false"/> if an email with the same key was stored before, or if the host sends no email.</returns>
    /// <exception cref="InvalidOperationException">There is no such template.</exception>
    Task<bool> QueueAsync(EmailMessage message, CancellationToken ct = default);

    /// <summary>Stores an email that is written already, under the current tenant, or under <see cref="TenantId.Host"/> if there is none.</summary>
    /// <param name="content">The email.</param>
    /// <param name="ct">The cancellation token.</param>
    /// <returns><see langword="false"/> if an email with the same key was stored before, or if the host sends no email.</returns>
    /// <exception cref="ArgumentException">The email has neither text nor HTML, or its attachments are larger than 10 MiB together.</exception>
    Task<bool> QueueAsync(EmailContent content, CancellationToken ct = default);
}
