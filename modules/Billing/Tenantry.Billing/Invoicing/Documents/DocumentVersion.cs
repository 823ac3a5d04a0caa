using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Tenantry.Billing.Invoicing.Documents;

/// <summary>Calculates the version of a document from its data.</summary>
internal static class DocumentVersion
{
    // The version depends on data, not on wording: new wording in a later release must not replace files that are already issued.
    public static string Of(params IEnumerable<object?> values)
    {
        var text = string.Join('\n', values.Select(value => value is DateTimeOffset instant
            ? instant.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)
            : Convert.ToString(value, CultureInfo.InvariantCulture)));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
    }
}
