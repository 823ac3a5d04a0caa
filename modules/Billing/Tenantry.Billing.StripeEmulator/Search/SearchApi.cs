using System.Text;

namespace Tenantry.Billing.StripeEmulator;

/// <summary>
/// Maps the search endpoints. Unlike Stripe, whose index can lag by up to a minute, changes are searchable immediately.
/// </summary>
internal static class SearchApi
{
    private const string TotalCount = "total_count";

    public static void Map(StripeApi api)
    {
        foreach (var resource in SearchFields.Resources)
        {
            api.Get($"{resource.Path}/search", "query! limit:int page", call => Search(call, resource));
        }
    }

    private static JsonObject Search(StripeCall call, SearchResource resource)
    {
        var query = SearchQuery.Parse(call.Params.Text("query")!, resource);
        var limit = (int)(call.Params.LongOrNull("limit") ?? 10);
        if (limit is < 1 or > 100)
        {
            throw StripeApiException.Invalid("This value must be between 1 and 100 inclusive.", "limit", "parameter_invalid_integer");
        }

        var matches = call.Change.All(resource.Kind).Where(row => !row.Bool("deleted") && !row.Bool("_inline")
            && query.Matches(row)).ToArray();
        var rows = call.Params.Text("page") is { } page ? After(matches, page) : matches;
        var result = new JsonObject
        {
            ["object"] = "search_result",
            ["data"] = new JsonArray([.. rows.Take(limit).Select(row => row.Clone())]),
            ["has_more"] = rows.Length > limit,
            ["next_page"] = rows.Length > limit ? Convert.ToBase64String(Encoding.UTF8.GetBytes(rows[limit - 1].Id())) : null,
            ["url"] = $"/v1/{resource.Path}/search",
        };
        if (call.Params.Texts("expand").Contains(TotalCount, StringComparer.Ordinal))
        {
            result[TotalCount] = matches.Length;
        }

        return result;
    }

    private static JsonObject[] After(JsonObject[] matches, string page)
    {
        var bytes = new byte[page.Length];
        var last = Convert.TryFromBase64String(page, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : "";
        var position = Array.FindIndex(matches, row => row.Id() == last);
        return position < 0 ? throw StripeApiException.Invalid($"Invalid page: {page}", "page") : matches[(position + 1)..];
    }
}
