using Microsoft.AspNetCore.Http;

namespace Tenantry.AdminUi.Resources;

/// <summary>Reads what a list asks for from its address. A status that the resource does not name is none.</summary>
internal static class ResourceRequest
{
    private const int LongestSearch = 200;

    public static ResourceQuery Read(ResourceDefinition resource, HttpRequest request, int size = 25)
    {
        var table = TableQuery.Read(request, size);
        var status = request.Query["status"].ToString();
        // PostgreSQL has no NUL in texts: it would be an error where nothing is found.
        var search = resource.SearchHint is null ? "" : table.Search.Replace("\0", "", StringComparison.Ordinal);
        return new ResourceQuery(
            search.Length > LongestSearch ? search[..LongestSearch] : search,
            resource.Statuses.Contains(status) ? status : "",
            table.Page,
            size);
    }
}
