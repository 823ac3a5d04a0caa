namespace Tenantry.Kernel;

/// <summary>Sends mail in the background: stored first, rendered and handed to the mail server afterwards, retried on failure.</summary>
public interface IEmailSender
{
    /// <summary>Stores a mail for sending under the current tenant, or under <see cref="TenantId.Host"/> where there is none.</summary>
    /// <param name="message">The mail.</param>
    /// <param name="ct">Stops the storing.</param>
    /// <returns><see langword="false"/> where a mail with the same key was stored before; nothing is sent then.</returns>
    /// <exception cref="InvalidOperationException">There is no such template.</exception>
    Task<bool> QueueAsync(EmailMessage message, CancellationToken ct = default);
}
