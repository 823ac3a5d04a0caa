using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Tenantry.Metering.Meters;

/// <summary>All registered meters.</summary>
internal sealed partial class MeterCatalog
{
    private readonly FrozenDictionary<string, MeterDefinition> _byKey;

    public MeterCatalog(IEnumerable<MeterDefinition> registered)
    {
        All = [.. registered.Distinct()];
        foreach (var meter in All.Where(meter => !Key().IsMatch(meter.Key)))
        {
            throw new InvalidOperationException(
                $"'{meter.Key}' is not a valid meter key. Use a lower-case letter and up to 59 lower-case letters, digits and "
                    + "underscores, such as 'api_calls'.");
        }

        if (All.GroupBy(meter => meter.Key).FirstOrDefault(group => group.Count() > 1) is { } duplicate)
        {
            throw new InvalidOperationException(
                $"Meter '{duplicate.Key}' is registered twice with different definitions. Give each meter its own key.");
        }

        _byKey = All.ToFrozenDictionary(meter => meter.Key);
    }

    public IReadOnlyList<MeterDefinition> All { get; }

    public bool Contains(string meter) => _byKey.ContainsKey(meter);

    public MeterDefinition? Find(string meter) => _byKey.GetValueOrDefault(meter);

    /// <summary>Throws if a meter does not exist. For keys in code, where a wrong key is a bug and not a sender's mistake.</summary>
    public void EnsureExists(string meter)
    {
        if (!Contains(meter))
        {
            throw new InvalidOperationException($"Meter '{meter}' does not exist. Add it: builder.AddMetering().Meter(\"{meter}\", …).");
        }
    }

    [GeneratedRegex("^[a-z][a-z0-9_]{0,59}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Key();
}
