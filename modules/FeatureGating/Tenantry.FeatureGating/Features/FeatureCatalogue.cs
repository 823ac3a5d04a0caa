using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Tenantry.FeatureGating.Features;

/// <summary>The features there are.</summary>
internal sealed partial class FeatureCatalogue
{
    private readonly FrozenDictionary<string, FeatureDefinition> _byKey;

    public FeatureCatalogue(IEnumerable<FeatureDefinition> registered)
    {
        All = [.. registered.Distinct()];
        foreach (var feature in All.Where(feature => !Key().IsMatch(feature.Key)))
        {
            throw new InvalidOperationException(
                $"'{feature.Key}' is no key of a feature. Use a lower-case letter and up to 59 letters, digits and underscores, such as 'weekly_lessons'.");
        }

        if (All.GroupBy(feature => feature.Key).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new InvalidOperationException($"There are two features '{twice.Key}' with different names. Give each its own key.");
        }

        _byKey = All.ToFrozenDictionary(feature => feature.Key);
    }

    public IReadOnlyList<FeatureDefinition> All { get; }

    public FeatureDefinition? Find(string feature) => _byKey.GetValueOrDefault(feature);

    [GeneratedRegex("^[a-z][a-z0-9_]{0,59}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Key();
}
