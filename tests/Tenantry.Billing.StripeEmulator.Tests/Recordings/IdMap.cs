using System.Text.RegularExpressions;

namespace Tenantry.Billing.StripeEmulator.Tests;

/// <summary>Maps the IDs of the recording to the IDs of the same objects in the emulator.</summary>
internal sealed partial class IdMap
{
    private readonly Dictionary<string, string> local = new(StringComparer.Ordinal);

    public static bool IsId(string text) => Id().Match(text) is { Success: true } match && match.Length == text.Length;

    /// <summary>Records that both IDs refer to the same object; returns <see langword="false"/> if one of them refers to another.</summary>
    public bool TryAdd(string recordedId, string localId)
    {
        if (local.TryGetValue(recordedId, out var mapped))
        {
            return mapped == localId;
        }

        local[recordedId] = localId;
        return true;
    }

    public bool Contains(string recordedId) => local.ContainsKey(recordedId);

    public string Rewrite(string text) => Id().Replace(text, match => local.GetValueOrDefault(match.Value, match.Value));

    public IEnumerable<string> FindUnknown(string text) =>
        Id().Matches(text).Select(match => match.Value).Where(id => !Contains(id)).Distinct();

    [GeneratedRegex(
        @"\b(?:(?:acct|bps|ch|cnl?i?|cs_test|cus|di|i[iln]|inpay|pi|pm|price|prod|re|seti|si|sub|txn)_[A-Za-z0-9]{10,}|bpc_[A-Za-z0-9]+)\b",
        RegexOptions.None,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Id();
}
