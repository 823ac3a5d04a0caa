namespace Tenantry.Billing.StripeEmulator;

/// <summary>Maps the only endpoint that Stripe does not have: fault injection for tests in other languages.</summary>
internal static class FaultInjectionApi
{
    private const string Path = "local/webhook_faults";

    public static void Map(StripeApi api)
    {
        api.Post(Path, "endpoint delay_ms:int drop:int duplicate:bool reorder:bool", call =>
        {
            var parameters = call.Params;
            var endpoint = parameters.Text("endpoint") is { } id ? call.Change.Get("webhook_endpoint", id, "endpoint").Id() : null;
            return ToJson(new FaultInjection(ReadInRange(parameters, "delay_ms", FaultInjection.MaxDelayMilliseconds),
                (int)ReadInRange(parameters, "drop", FaultInjection.MaxDropped), parameters.Bool("duplicate"), parameters.Bool("reorder"))
            {
                Endpoint = endpoint,
            }.Save(call.Change));
        });
        api.Get(Path, "endpoint", call => ToJson(FaultInjection.GetEffective(call.Change, call.Params.Text("endpoint"))));
    }

    private static JsonObject ToJson(FaultInjection faults) => new()
    {
        ["object"] = "local.webhook_faults",
        ["endpoint"] = faults.Endpoint,
        ["delay_ms"] = faults.DelayMilliseconds,
        ["drop"] = faults.DropNext,
        ["duplicate"] = faults.Duplicate,
        ["reorder"] = faults.Reorder,
    };

    private static long ReadInRange(JsonObject parameters, string name, long maximum) => parameters.Long(name) is var number && number >= 0
        && number <= maximum
        ? number
        : throw StripeApiException.Invalid($"This value must be between 0 and {maximum} inclusive.", name, "parameter_invalid_integer");
}
