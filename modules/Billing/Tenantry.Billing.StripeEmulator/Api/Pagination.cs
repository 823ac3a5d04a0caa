namespace Tenantry.Billing.StripeEmulator;

/// <summary>Paginates rows that are ordered newest first.</summary>
internal static class Pagination
{
    public static JsonObject Page(IEnumerable<JsonObject> rows, JsonObject parameters, string url)
    {
        var limit = (int)(parameters.LongOrNull("limit") ?? 10);
        if (limit is < 1 or > 100)
        {
            throw StripeApiException.Invalid("This value must be between 1 and 100 inclusive.", "limit", "parameter_invalid_integer");
        }

        if (parameters.Text("ending_before") is { } endingBefore)
        {
            var newer = rows.TakeWhile(row => row.Id() != endingBefore).ToArray();
            var page = newer[Math.Max(0, newer.Length - limit)..];
            return Shape.ListOf(url, page.Select(row => row.Clone()), newer.Length > limit);
        }

        if (parameters.Text("starting_after") is { } startingAfter)
        {
            rows = rows.SkipWhile(row => row.Id() != startingAfter).Skip(1);
        }

        var window = rows.Take(limit + 1).ToArray();
        return Shape.ListOf(url, window.Take(limit).Select(row => row.Clone()), window.Length > limit);
    }

    /// <summary>Filters the rows by each listed field whose parameter of the same name was sent.</summary>
    public static IEnumerable<JsonObject> Where(this IEnumerable<JsonObject> rows, JsonObject parameters, params string[] fields)
    {
        var filters = fields.Where(parameters.ContainsKey).ToArray();
        return rows.Where(row => filters.All(field => JsonNode.DeepEquals(row.At(field), parameters[field])));
    }

    public static IEnumerable<JsonObject> CreatedIn(
        this IEnumerable<JsonObject> rows, JsonObject parameters, string field = "created", string param = "created")
    {
        if (parameters.LongOrNull(param) is { } timestamp)
        {
            return rows.Where(row => row.Long(field) == timestamp);
        }

        return parameters.Obj(param) is { } range
            ? rows.Where(row => row.LongOrNull(field) is { } at && InRange(at, range))
            : rows;
    }

    private static bool InRange(long value, JsonObject range) =>
        (range.LongOrNull("gt") is not { } gt || value > gt)
        && (range.LongOrNull("gte") is not { } gte || value >= gte)
        && (range.LongOrNull("lt") is not { } lt || value < lt)
        && (range.LongOrNull("lte") is not { } lte || value <= lte);
}
