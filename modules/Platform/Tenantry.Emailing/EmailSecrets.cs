using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Tenantry.Emailing;

/// <summary>
/// Keeps links that grant access out of stored emails. The body contains a marker in their place, and the values are encrypted beside it
/// until the email is sent.
/// </summary>
internal sealed class EmailSecrets(IDataProtectionProvider protection)
{
    /// <summary>The purpose of the encryption, which the test inbox also uses.</summary>
    public const string Purpose = "Tenantry.Emailing.Secrets";

    /// <summary>The stored value after the secrets were removed. An email that never had any has <see langword="null"/>.</summary>
    public const string Removed = "";

    private IDataProtector Protector => protection.CreateProtector(Purpose);

    /// <summary>Replaces the secret values of a message by markers and returns the encrypted values.</summary>
    public (EmailMessage Message, string? Secrets) Hide(EmailMessage message)
    {
        if (message.Secrets.Count == 0)
        {
            return (message, null);
        }

        var model = new Dictionary<string, object?>(message.Model, StringComparer.Ordinal);
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in message.Secrets)
        {
            values[name] = model[name]?.ToString() ?? "";
            model[name] = MarkerOf(name);
        }

        return (message with { Model = model }, Protector.Protect(JsonSerializer.Serialize(values)));
    }

    /// <summary>Puts the secret values back, for sending.</summary>
    public (string Text, string Html) Reveal(Email email)
    {
        var (text, html) = (email.Text, email.Html);
        foreach (var (name, value) in Read(email.Secrets))
        {
            text = text.Replace(MarkerOf(name), value, StringComparison.Ordinal);
            html = html.Replace(MarkerOf(name), WebUtility.HtmlEncode(value), StringComparison.Ordinal);
        }

        return (text, html);
    }

    private static string MarkerOf(string name) => $"[{name} removed]";

    private Dictionary<string, string> Read(string? secrets)
    {
        if (string.IsNullOrEmpty(secrets))
        {
            return [];
        }

        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, string>>(Protector.Unprotect(secrets)) ?? [];
        }
        catch (CryptographicException)
        {
            // The key ring was lost, and with it the links themselves.
            return [];
        }
    }
}
