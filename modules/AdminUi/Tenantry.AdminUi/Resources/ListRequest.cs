using Microsoft.AspNetCore.Http;

namespace Tenantry.AdminUi.Resources;

/// <summary>
/// What a list shows: read from its address, so that every view has a link. Names that the resource does not have are left out.
/// </summary>
internal sealed record ListRequest(string Search, string? Sort, bool Descending, string? View, int Page, int Size)
{
    public const int MaxSearch = 200;

    private static readonly int[] Sizes = [25, 50, 100];

    /// <summary>Gets the chosen values by the name of the parameter.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Filters { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    public int Skip => (Page - 1) * Size;

    public static ListRequest All { get; } = new("", null, false, null, 1, Sizes[0]);

    public static ListRequest Read(GeneratedResource resource, HttpRequest request)
    {
        var size = int.TryParse(request.Query["size"], out var asked) && Sizes.Contains(asked) ? asked : Sizes[0];
        var table = TableQuery.Read(request, size);
        // PostgreSQL has no NUL in texts: it would be an error where nothing is found.
        var search = resource.SearchHint is null ? "" : table.Search.Replace("\0", "", StringComparison.Ordinal);
        var column = resource.Columns.FirstOrDefault(column => column.CanSort && column.Name == table.Sort);
        return new ListRequest(
            search.Length > MaxSearch ? search[..MaxSearch] : search,
            column?.Name,
            table.Descending,
            resource.Views.FirstOrDefault(view => view.Name == request.Query["view"])?.Name,
            table.Page,
            size)
        {
            Filters = resource.Filters.SelectMany(Parameters).Select(name => (Name: name, Values: Values(request, name)))
                .Where(filter => filter.Values.Count > 0)
                .ToDictionary(filter => filter.Name, filter => filter.Values, StringComparer.Ordinal),
        };
    }

    public static IEnumerable<string> Parameters(ListFilter filter) =>
        filter.Kind == FilterKind.Range ? [From(filter.Name), To(filter.Name)] : [filter.Name];

    public static string From(string name) => name + "-from";

    public static string To(string name) => name + "-to";

    public IReadOnlyList<string> Values(string parameter) => Filters.GetValueOrDefault(parameter) ?? [];

    private static IReadOnlyList<string> Values(HttpRequest request, string name) =>
        [.. request.Query[name].OfType<string>().Where(value => value.Length is > 0 and <= MaxSearch
            && !value.Contains('\0', StringComparison.Ordinal)).Distinct().Take(50)];
}
