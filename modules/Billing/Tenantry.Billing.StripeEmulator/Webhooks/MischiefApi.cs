namespace Tenantry.Billing.StripeEmulator;

/// <summary>Maps the only endpoint that Stripe does not have: fault injection for tests in other languages.</summary>
internal static class MischiefApi
{
    private const string Path = "local/webhook_mischief";

    public static void Map(StripeApi api)
    {
        api.Post(Path, "endpoint delay_ms:int drop:int duplicate:bool reorder:bool", call =>
        {
            var parameters = call.Params;
            var endpoint = parameters.Text("endpoint") is { } id ? call.Change.Get("webhook_endpoint", id, "endpoint").Id() : null;
            return Wire(new Mischief(Within(parameters, "delay_ms", Mischief.MostDelay), (int)Within(parameters, "drop", Mischief.MostDropped), parameters.Bool("duplicate"), parameters.Bool("reorder"))
            {
                Endpoint = endpoint,
            }.Keep(call.Change));
        });
        api.Get(Path, "endpoint", call => Wire(Mischief.For(call.Change, call.Params.Text("endpoint"))));
    }

    private static JsonObject Wire(Mischief faults) => new()
    {
        ["object"] = "local.webhook_mischief",
        ["endpoint"] = faults.Endpoint,
        ["delay_ms"] = faults.DelayMilliseconds,
        ["drop"] = faults.DropNext,
        ["duplicate"] = faults.Duplicate,
        ["reorder"] = faults.Reorder,
    };

    private static long Within(JsonObject parameters, string name, long maximum) => parameters.Long(name) is var number && number >= 0 && number <= maximum
        ? number
        : throw StripeRefusal.Invalid($"This value must be between 0 and {maximum} inclusive.", name, "parameter_invalid_integer");
}
