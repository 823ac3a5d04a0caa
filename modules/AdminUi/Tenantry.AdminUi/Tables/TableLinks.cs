using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Tenantry.AdminUi;

/// <summary>Builds the links of a table: the query of the current page with one parameter changed.</summary>
internal sealed class TableLinks(HttpRequest request, TableQuery query, string prefix)
{
    public string Sort(string key) =>
        With((prefix + "sort", query.Sort == key && !query.Descending ? "-" + key : key), (prefix + "page", null));

    public string Page(int page) => With((prefix + "page", page == 1 ? null : page.ToString(CultureInfo.InvariantCulture)));

    public string Cleared => request.PathBase + request.Path;

    /// <summary>Gets the URL of the CSV: the address with the query of the page, without the page number.</summary>
    public string Csv(string address)
    {
        var parameters = request.Query.Where(pair => pair.Key != prefix + "page")
            .SelectMany(pair => pair.Value, (pair, value) => new KeyValuePair<string, string?>(pair.Key, value));
        return address + (address.Contains('?', StringComparison.Ordinal) ? QueryString.Create(parameters).ToString().Replace('?', '&')
            : QueryString.Create(parameters));
    }

    private string With(params ReadOnlySpan<(string Name, string? Value)> changes)
    {
        var all = new List<KeyValuePair<string, string?>>();
        foreach (var (name, values) in request.Query)
        {
            var changed = false;
            foreach (var change in changes)
            {
                changed |= change.Name == name;
            }

            if (!changed)
            {
                all.AddRange(values.Select(value => new KeyValuePair<string, string?>(name, value)));
            }
        }

        foreach (var (name, value) in changes)
        {
            if (value is not null)
            {
                all.Add(new(name, value));
            }
        }

        return request.PathBase + request.Path + QueryString.Create(all);
    }
}
