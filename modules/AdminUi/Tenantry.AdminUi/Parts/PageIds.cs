namespace Tenantry.AdminUi;

/// <summary>Generates element ids that are unique on a page and stable across renderings.</summary>
internal sealed class PageIds
{
    private readonly Dictionary<string, int> _used = new(StringComparer.Ordinal);

    public string Next(string kind)
    {
        _used[kind] = _used.GetValueOrDefault(kind) + 1;
        return $"tn-{kind}-{_used[kind]}";
    }
}
