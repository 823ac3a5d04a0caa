using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Tenantry.AdminUi;

/// <summary>What a reader asked of a table: read from the page's address, so that every view has a link.</summary>
/// <param name="Search">The words searched for, trimmed; empty for none.</param>
/// <param name="Sort">The key of the column sorted by; empty for the natural order. Match it against known keys, never put it into SQL.</param>
/// <param name="Descending">Whether the greatest comes first.</param>
/// <param name="Page">The page, from 1.</param>
/// <param name="PageSize">How many rows a page has.</param>
public sealed record TableQuery(string Search, string Sort, bool Descending, int Page, int PageSize)
{
    /// <summary>Gets how many rows come before this page.</summary>
    public int Skip => (Page - 1) * PageSize;

    /// <summary>Reads <c>q</c>, <c>sort</c> (with a leading <c>-</c> for descending) and <c>page</c> from the query string.</summary>
    /// <param name="request">The request of the page.</param>
    /// <param name="pageSize">How many rows a page has.</param>
    /// <param name="prefix">Put before the three names when a page has more than one table.</param>
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
