using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Tenantry.Platform;

namespace Tenantry.Billing.Recovery;

/// <summary>What the link of a mail about an unpaid invoice says. It is encrypted: nobody can make one, and nobody reads in it whose it is.</summary>
internal sealed record RecoveryLink(Guid Tenant, string Invoice, DateTimeOffset Until);

/// <summary>Makes and reads the links. One leads to the mending of one invoice's payment and to nothing else; it signs nobody in.</summary>
internal sealed class RecoveryLinks(IDataProtectionProvider protection, PlatformOptions site, BillingOptions options, TimeProvider clock)
{
    public const string Path = "/mend";

    private readonly IDataProtector _protector = protection.CreateProtector("Tenantry.Billing.Recovery");

    public string Make(TenantId tenant, string invoice) => $"{site.PublicUrl.TrimEnd('/')}{Path}?token={Token(tenant, invoice)}";

    public string Token(TenantId tenant, string invoice) =>
        _protector.Protect(JsonSerializer.Serialize(new RecoveryLink(tenant.Value, invoice, clock.GetUtcNow() + options.Dunning.LinkLifetime)));

    /// <summary>Reads a link; none where it is not one, or too old.</summary>
    public RecoveryLink? Read(string? token)
    {
        try
        {
            var link = JsonSerializer.Deserialize<RecoveryLink>(_protector.Unprotect(token ?? ""));
            return link?.Until > clock.GetUtcNow() ? link : null;
        }
        catch (Exception unreadable) when (unreadable is CryptographicException or JsonException or FormatException)
        {
            return null;
        }
    }
}
