using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Tenantry.Tenancy.Data;

namespace Tenantry.Tenancy.Tenants;

/// <summary>Creates and claims the subdomain of a tenant.</summary>
internal sealed class Subdomains(TenancyDbContext db, TenancyOptions options)
{
    private const int MaxLength = 40;
    private const int MaxAttempts = 20;

    // Names that the deployment itself can use, or with which a tenant could impersonate it.
    private static readonly HashSet<string> Reserved = new(
        ("www api app admin operator space mail smtp imap ftp ns1 ns2 cdn static assets img media files auth login signin signup signout "
            + "sso oauth " +
        "account accounts billing pay payment payments checkout invoice invoices pricing support help status docs blog news dev test "
            + "staging " +
        "demo root host system security abuse postmaster webmaster hostmaster localhost internal private public tenantry").Split(' '),
        StringComparer.Ordinal);

    /// <summary>Claims the first available subdomain for a tenant, in the caller's transaction.</summary>
    public async Task<string> ClaimAsync(string name, TenantId owner, CancellationToken ct)
    {
        var slug = Slug(name);
        for (var attempt = 1; ; attempt++)
        {
            var candidate = attempt switch
            {
                1 => slug,
                <= MaxAttempts => string.Create(CultureInfo.InvariantCulture, $"{slug}-{attempt}"),
                _ => $"{slug}-{RandomNumberGenerator.GetHexString(6, lowercase: true)}",
            };
            // A single statement: with a separate check, two concurrent sign-ups could get the same subdomain.
            if (!IsReserved(candidate, options) && await db.Database.ExecuteSqlAsync(
                $"insert into tenancy.tenant_subdomain (subdomain, owner) values ({candidate}, {owner.Value}) on conflict do nothing",
                ct) > 0)
            {
                return candidate;
            }
        }
    }

    /// <summary>Converts a name to a valid DNS label: lower-case letters, digits and single hyphens.</summary>
    public static string Slug(string name)
    {
        var slug = new StringBuilder(MaxLength);
        foreach (var letter in name.Normalize(NormalizationForm.FormD).ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(letter))
            {
                slug.Append(letter);
            }
            else if (slug.Length > 0 && slug[^1] != '-' && CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
            {
                slug.Append('-');
            }

            if (slug.Length == MaxLength)
            {
                break;
            }
        }

        // Labels that start with "xn--" are encoded names that browsers display as other names.
        var text = slug.ToString().Trim('-');
        return text.Length == 0 || text.StartsWith("xn-", StringComparison.Ordinal) ? "space" : text;
    }

    public static bool IsReserved(string candidate, TenancyOptions options) =>
        Reserved.Contains(candidate) || options.ReservedSubdomains.Contains(candidate, StringComparer.OrdinalIgnoreCase);
}
