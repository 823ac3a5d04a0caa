using Microsoft.Extensions.Options;
using Tenantry.Platform;

namespace Tenantry.Emailing;

/// <summary>Validates the rules for an email server that attributes can't express.</summary>
internal sealed class SmtpOptionsValidator(IEnumerable<SmtpAccessToken> tokens) : IValidateOptions<EmailingOptions>
{
    public ValidateOptionsResult Validate(string? name, EmailingOptions options)
    {
        var failures = options.Smtp is { } smtp ? Failures(smtp).ToList() : [];
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private IEnumerable<string> Failures(SmtpOptions smtp)
    {
        if (smtp.From.Length > 0 && !EmailAddresses.TryParse(smtp.From, out _))
        {
            yield return $"Tenantry:Smtp:From '{smtp.From}' is not an email address. Use 'name@example.com' or 'Name <name@example.com>'.";
        }

        // The client would wait for a greeting and the server for a TLS handshake, until both time out.
        if (smtp is { Port: 465, Encryption: SmtpEncryption.StartTls })
        {
            yield return "Tenantry:Smtp:Port 465 expects TLS from the first byte. Set Tenantry:Smtp:Encryption to ImplicitTls, or the "
                + "port to 587.";
        }

        if (smtp.CertificateSha256 is not null && smtp.Encryption == SmtpEncryption.None)
        {
            yield return "Tenantry:Smtp:CertificateSha256 has no effect without encryption. Set Tenantry:Smtp:Encryption to StartTls or "
                + "ImplicitTls.";
        }

        if (string.IsNullOrEmpty(smtp.User) && (!string.IsNullOrEmpty(smtp.Password) || tokens.Any()))
        {
            yield return "Tenantry:Smtp:User is missing. Set it to the user that the password or the access token belongs to.";
        }

        if (!string.IsNullOrEmpty(smtp.User) && string.IsNullOrEmpty(smtp.Password) && !tokens.Any())
        {
            yield return "Tenantry:Smtp:Password is missing. Set it, or call UseSmtpAccessToken for OAuth 2.0.";
        }
    }
}
