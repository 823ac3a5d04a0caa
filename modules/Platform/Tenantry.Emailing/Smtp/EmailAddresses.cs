using System.Diagnostics.CodeAnalysis;
using MimeKit;
using Tenantry.Platform;

namespace Tenantry.Emailing;

internal static class EmailAddresses
{
    /// <summary>Parses one address, with or without a name; a list, a group or a local part alone is not one.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out MailboxAddress? address) =>
        MailboxAddress.TryParse(text, out address) && address.Address.Contains('@', StringComparison.Ordinal);
}
