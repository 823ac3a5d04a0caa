using Microsoft.AspNetCore.Http;

namespace Tenantry.Billing.StripeEmulator;

/// <summary>Represents one API call within its change: the validated parameters, the route values and the state.</summary>
internal sealed class StripeCall(Change change, JsonObject parameters, RouteValues route, EmulatorContext context)
{
    public Change Change => change;

    public JsonObject Params => parameters;

    public EmulatorContext Context => context;

    /// <summary>
    /// Returns the rows of a list, newest first, starting after the page's cursor. Rows must match each listed field whose parameter of the
    /// same name was sent. If one of these fields is indexed, the first such index is used.
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

    /// <summary>Switches the call to the customer's own time if the customer belongs to a test clock.</summary>
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

/// <summary>Provides what the endpoints need in addition to the state.</summary>
internal sealed class EmulatorContext(StripeEmulatorOptions options)
{
    /// <summary>Gets a context for previews, whose pages are never opened.</summary>
    public static EmulatorContext None { get; } = new(new StripeEmulatorOptions());

    public StripeEmulatorOptions Options => options;

    /// <summary>Gets or sets the base address of the hosted pages, set once the port is open. No trailing slash.</summary>
    public string Address { get; set; } = "";
}
