using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Tenantry.AdminUi;

/// <summary>
/// Represents the search, sorting and paging of a table. It is read from the URL of the page, so that every view has a link.
/// </summary>
/// <param name="Search">The search text, trimmed; empty for no search.</param>
/// <param name="Sort">The key of the sorted column; empty for the default order. Compare it with the known keys; never concatenate it into
/// SQL.</param>
/// <param name="Descending"><see langword="true"/> to sort in descending order; otherwise, <see langword="false"/>.</param>
/// <param name="Page">The page number, starting at 1.</param>
/// <param name="PageSize">The number of rows per page.</param>
public sealed record TableQuery(string Search, string Sort, bool Descending, int Page, int PageSize)
{
    /// <summary>Gets the number of rows before this page.</summary>
    public int Skip => (Page - 1) * PageSize;

    /// <summary>Reads <c>q</c>, <c>sort</c> (with a leading <c>-</c> for descending) and <c>page</c> from the query string.</summary>
    /// <param name="request">The request of the page.</param>
    /// <param name="pageSize">The number of rows per page.</param>
    /// <param name="prefix">The prefix of the three parameters, for pages with more than one table.</param>
    /// <returns>The query.</returns>
    public static TableQuery Read(HttpRequest request, int pageSize = 25, string prefix = "")
    {
        var sort = request.Query[prefix + "sort"].ToString();
        _ = int.TryParse(request.Query[prefix + "page"], NumberStyles.None, CultureInfo.InvariantCulture, out var page);
        return new TableQuery(
            request.Query[prefix + "q"].ToString().Trim(),
            sort.TrimStart('-'),
            sort.StartsWith('-'),
            Math.Clamp(page, 1, 100_000),
            pageSize);
    }
}
