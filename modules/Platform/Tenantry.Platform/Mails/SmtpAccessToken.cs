namespace Tenantry.Platform.Mails;

/// <summary>Gets the access token that authenticates at the mail server.</summary>
internal sealed class SmtpAccessToken(Func<CancellationToken, ValueTask<string>> get)
{
    public ValueTask<string> GetAsync(CancellationToken cancellationToken) => get(cancellationToken);
}
