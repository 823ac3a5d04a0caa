using System.Text.RegularExpressions;
using Tenantry.AdminUi;
using Tenantry.Platform;
using Tenantry.Platform.Pages;

namespace Tenantry.Emailing.Pages;

/// <summary>Finds URLs in plain text.</summary>
internal static partial class WebAddresses
{
    public static MatchCollection In(string text) => Address().Matches(text);

    // Punctuation or a bracket after a URL belongs to the sentence.
    [GeneratedRegex(@"https?://[^\s<>""]*[^\s<>"".,;:!?)\]]", RegexOptions.None, 1000)]
    private static partial Regex Address();
}
