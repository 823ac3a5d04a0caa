namespace Tenantry.AdminUi;

/// <summary>Ids that are unique on a page and the same on every rendering of it.</summary>
internal sealed class PageIds
{
    private readonly Dictionary<string, int> _used = new(StringComparer.Ordinal);

    public string Next(string kind)
    {
        _used[kind] = _used.GetValueOrDefault(kind) + 1;
        return $"tn-{kind}-{_used[kind]}";
    }
}
