using System.Globalization;

namespace Tenantry.Billing.Provider.Reconciliation;

/// <summary>Collects the fields that differ, formatted for display.</summary>
internal sealed class DifferenceList
{
    private readonly List<Difference> _all = [];

    public IReadOnlyList<Difference> All => _all;

    public DifferenceList Add<T>(string field, T here, T there)
    {
        if (!EqualityComparer<T>.Default.Equals(here, there))
        {
            _all.Add(new Difference(field, Format(here), Format(there)));
        }

        return this;
    }

    private static string? Format(object? value) => value switch
    {
        null => null,
        true => "yes",
        false => "no",
        DateTimeOffset at => at.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };
}
