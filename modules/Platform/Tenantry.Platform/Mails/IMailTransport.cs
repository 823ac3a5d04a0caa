namespace Tenantry.Platform.Mails;

/// <summary>Hands rendered mails to whatever carries them on.</summary>
internal interface IMailTransport
{
    /// <summary>Hands over one mail; an exception means «try again later».</summary>
    Task SendAsync(MailMessage mail, CancellationToken ct);
}

/// <summary>Keeps every mail here, to be read on the inbox page. For development only.</summary>
internal sealed class LocalInbox : IMailTransport
{
    public Task SendAsync(MailMessage mail, CancellationToken ct) => Task.CompletedTask;
}
