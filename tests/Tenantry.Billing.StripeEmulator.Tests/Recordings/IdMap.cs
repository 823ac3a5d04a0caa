using System.Text.RegularExpressions;

namespace Tenantry.Billing.StripeEmulator.Tests;

/// <summary>The ids of the recording, and the ids that the local Stripe gave to the same objects.</summary>
internal sealed partial class IdMap
{
    private readonly Dictionary<string, string> local = new(StringComparer.Ordinal);

    public static bool IsId(string text) => Id().Match(text) is { Success: true } match && match.Length == text.Length;

    /// <summary>Records that both ids name the same object; false when one of them is known to name another.</summary>
    public bool Learn(string recordedId, string localId)
    {
        if (local.TryGetValue(recordedId, out var known))
        {
            return known == localId;
        }

        local[recordedId] = localId;
        return true;
    }

    public bool Knows(string recordedId) => local.ContainsKey(recordedId);

    public string Rewrite(string text) => Id().Replace(text, match => local.GetValueOrDefault(match.Value, match.Value));

    public IEnumerable<string> Unknown(string text) => Id().Matches(text).Select(match => match.Value).Where(id => !Knows(id)).Distinct();

    [GeneratedRegex(
        @"\b(?:(?:acct|bps|ch|cnl?i?|cs_test|cus|di|i[iln]|inpay|pi|pm|price|prod|re|seti|si|sub|txn)_[A-Za-z0-9]{10,}|bpc_[A-Za-z0-9]+)\b",
        RegexOptions.None,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Id();
}
