using System.Diagnostics.CodeAnalysis;
using MimeKit;
using Tenantry.Platform;

namespace Tenantry.Emailing;

internal static class EmailAddresses
{
    /// <summary>
    /// Tries to parse a single address, with or without a name. A list, a group or a local part without a domain is not valid.
    /// </summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out MailboxAddress? address) =>
        MailboxAddress.TryParse(text, out address) && address.Address.Contains('@', StringComparison.Ordinal);
}
