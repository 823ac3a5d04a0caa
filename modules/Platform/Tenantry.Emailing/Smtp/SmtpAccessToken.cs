using Tenantry.Platform;

namespace Tenantry.Emailing;

/// <summary>Gets the access token for the email server.</summary>
internal sealed class SmtpAccessToken(Func<CancellationToken, ValueTask<string>> get)
{
    public ValueTask<string> GetAsync(CancellationToken cancellationToken) => get(cancellationToken);
}
