using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Tenantry.FeatureGating.Features;

/// <summary>All registered features.</summary>
internal sealed partial class FeatureCatalog
{
    private readonly FrozenDictionary<string, FeatureDefinition> _byKey;

    public FeatureCatalog(IEnumerable<FeatureDefinition> registered)
    {
        All = [.. registered.Distinct()];
        foreach (var feature in All.Where(feature => !Key().IsMatch(feature.Key)))
        {
            throw new InvalidOperationException(
                $"'{feature.Key}' is not a valid feature key. Use a lower-case letter and up to 59 lower-case letters, digits and "
                    + "underscores, such as 'weekly_lessons'.");
        }

        if (All.GroupBy(feature => feature.Key).FirstOrDefault(group => group.Count() > 1) is { } duplicate)
        {
            throw new InvalidOperationException(
                $"Feature '{duplicate.Key}' is registered twice with different definitions. Give each feature its own key.");
        }

        _byKey = All.ToFrozenDictionary(feature => feature.Key);
    }

    public IReadOnlyList<FeatureDefinition> All { get; }

    public FeatureDefinition? Find(string feature) => _byKey.GetValueOrDefault(feature);

    [GeneratedRegex("^[a-z][a-z0-9_]{0,59}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Key();
}
