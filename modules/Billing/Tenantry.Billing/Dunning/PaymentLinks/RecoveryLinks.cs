using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Tenantry.Billing.Dunning.PaymentLinks;

/// <summary>Represents the content of a recovery link in an email. The token is encrypted, so it can be neither forged nor read.</summary>
internal sealed record RecoveryLink(Guid Tenant, string Subject, DateTimeOffset ExpiresAt);

/// <summary>
/// Creates and validates recovery links. A link gives access to one page for one subject, such as an invoice, and does not sign anyone in.
/// </summary>
internal sealed class RecoveryLinks(IDataProtectionProvider protection, TimeProvider clock)
{
    private readonly IDataProtector _protector = protection.CreateProtector("Tenantry.Billing.Recovery");

    public string Create(string site, string path, TenantId tenant, string subject, TimeSpan lifetime) =>
        $"{site.TrimEnd('/')}{path}?token={CreateToken(path, tenant, subject, lifetime)}";

    public string CreateToken(string path, TenantId tenant, string subject, TimeSpan lifetime) =>
        Protector(path).Protect(JsonSerializer.Serialize(new RecoveryLink(tenant.Value, subject, clock.GetUtcNow() + lifetime)));

    /// <summary>Validates a token. Returns <see langword="null"/> if the token does not belong to this page or has expired.</summary>
    public RecoveryLink? Validate(string path, string? token)
    {
        try
        {
            var link = JsonSerializer.Deserialize<RecoveryLink>(Protector(path).Unprotect(token ?? ""));
            return link?.ExpiresAt > clock.GetUtcNow() ? link : null;
        }
        catch (Exception exception) when (exception is CryptographicException or JsonException or FormatException)
        {
            return null;
        }
    }

    private IDataProtector Protector(string path) => _protector.CreateProtector(path);
}
