using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Tenantry.Billing.Invoicing.Documents;

/// <summary>Identifies the version of a document by the facts that it states.</summary>
internal static class DocumentVersion
{
    // Facts, not the document's words: a new wording in a later release must not replace files that are already issued.
    public static string Of(params IEnumerable<object?> facts)
    {
        var text = string.Join('\n', facts.Select(fact => fact is DateTimeOffset instant
            ? instant.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)
            : Convert.ToString(fact, CultureInfo.InvariantCulture)));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
    }
}
