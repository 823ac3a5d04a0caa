using Microsoft.AspNetCore.Http;

namespace Tenantry.Billing.StripeEmulator;

/// <summary>One API call inside its change: the checked parameters, the route's ids, and the state.</summary>
internal sealed class StripeCall(Change change, JsonObject parameters, RouteValues route, EmulatorContext context)
{
    public Change Change => change;

    public JsonObject Params => parameters;

    public EmulatorContext Context => context;

    /// <summary>
    /// The rows of a list, newest first, beginning after the page's cursor. Of the fields, those that were sent as parameters of the same
    /// name must match; the first of them that is indexed decides which rows are looked at.
    /// </summary>
    public IEnumerable<JsonObject> Rows(string kind, params string[] fields)
    {
        var indexed = fields.FirstOrDefault(field => TableIndex.Has(kind, field) && parameters.Text(field) is not null);
        var after = parameters.Text("starting_after");
        var rows = indexed is not null ? change.All(kind, indexed, parameters.Text(indexed))
            : change.Table(kind).NewestFirst(after);
        return rows.Where(parameters, fields);
    }

    public string Id => route["id"];

    public string Route(string name) => route[name];

    /// <summary>From here on the call happens at the customer's own time, when the customer lives on a test clock.</summary>
    public void UseClockOf(JsonObject doc)
    {
        if (change.Find("test_helpers.test_clock", doc.Text("test_clock")) is { } clock)
        {
            change.Now = clock.Long("frozen_time");
        }
    }
}

internal sealed class RouteValues(HttpContext http)
{
    public string this[string name] => (string)http.Request.RouteValues[name]!;
}

/// <summary>What the verbs need besides the state.</summary>
internal sealed class EmulatorContext(StripeEmulatorOptions options)
{
    /// <summary>For previews, whose pages nobody opens.</summary>
    public static EmulatorContext None { get; } = new(new StripeEmulatorOptions());

    public StripeEmulatorOptions Options => options;

    /// <summary>Where the pages are, known once the port is open. No slash at the end.</summary>
    public string Address { get; set; } = "";
}
