using Tenantry.Platform;

namespace Tenantry.Emailing;

/// <summary>Gets the access token that authenticates at the mail server.</summary>
internal sealed class SmtpAccessToken(Func<CancellationToken, ValueTask<string>> get)
{
    public ValueTask<string> GetAsync(CancellationToken cancellationToken) => get(cancellationToken);
}
