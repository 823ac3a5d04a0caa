using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Tenantry.Billing.Dunning.PaymentLinks;

/// <summary>What the link of a mail says. It is encrypted: nobody can make one, and nobody reads in it whose it is.</summary>
internal sealed record RecoveryLink(Guid Tenant, string Subject, DateTimeOffset Until);

/// <summary>Makes and reads the links. One leads to one page for one thing, such as an invoice, and to nothing else; it signs nobody in.</summary>
internal sealed class RecoveryLinks(IDataProtectionProvider protection, TimeProvider clock)
{
    private readonly IDataProtector _protector = protection.CreateProtector("Tenantry.Billing.Recovery");

    public string Make(string site, string path, TenantId tenant, string subject, TimeSpan lifetime) =>
        $"{site.TrimEnd('/')}{path}?token={Token(path, tenant, subject, lifetime)}";

    public string Token(string path, TenantId tenant, string subject, TimeSpan lifetime) =>
        Protector(path).Protect(JsonSerializer.Serialize(new RecoveryLink(tenant.Value, subject, clock.GetUtcNow() + lifetime)));

    /// <summary>Reads a link; none where it is not one of this page, or too old.</summary>
    public RecoveryLink? Read(string path, string? token)
    {
        try
        {
            var link = JsonSerializer.Deserialize<RecoveryLink>(Protector(path).Unprotect(token ?? ""));
            return link?.Until > clock.GetUtcNow() ? link : null;
        }
        catch (Exception unreadable) when (unreadable is CryptographicException or JsonException or FormatException)
        {
            return null;
        }
    }

    private IDataProtector Protector(string path) => _protector.CreateProtector(path);
}
