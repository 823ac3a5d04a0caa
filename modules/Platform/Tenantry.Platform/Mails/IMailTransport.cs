using Tenantry.Platform.Work;

namespace Tenantry.Platform.Mails;

/// <summary>Sends rendered mails.</summary>
internal interface IMailTransport
{
    /// <summary>Sends one mail.</summary>
    /// <exception cref="WorkRejectedException">The mail was refused for good. Any other exception means that it can be sent later.</exception>
    Task SendAsync(MailMessage mail, CancellationToken cancellationToken);
}

/// <summary>Keeps every mail here, to be read on the inbox page. For development only.</summary>
internal sealed class LocalInbox : IMailTransport
{
    public Task SendAsync(MailMessage mail, CancellationToken cancellationToken) => Task.CompletedTask;
}
