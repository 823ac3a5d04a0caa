using Microsoft.Extensions.Logging;

namespace Tenantry.Platform.Emails;

/// <summary>Logs emails instead of sending them, in a host without email.</summary>
internal sealed class NoEmailSender(ILogger<NoEmailSender> logger) : IEmailSender
{
    public Task<bool> QueueAsync(EmailMessage message, CancellationToken ct)
    {
        logger.EmailNotSent(message.Template);
        return Task.FromResult(false);
    }

    public Task<bool> QueueAsync(EmailContent content, CancellationToken ct)
    {
        logger.EmailNotSent("without template");
        return Task.FromResult(false);
    }
}
