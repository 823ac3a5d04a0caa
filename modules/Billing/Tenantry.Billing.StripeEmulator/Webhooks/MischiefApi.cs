namespace Tenantry.Billing.StripeEmulator;

/// <summary>The one resource that is not Stripe's: a bad network, for tests that are written in another language.</summary>
internal static class MischiefApi
{
    private const string Path = "local/webhook_mischief";

    public static void Map(StripeApi api)
    {
        api.Post(Path, "endpoint delay_ms:int drop:int duplicate:bool reorder:bool", call =>
        {
            var p = call.Params;
            var endpoint = p.Text("endpoint") is { } id ? call.Change.Get("webhook_endpoint", id, "endpoint").Id() : null;
            return Wire(new Mischief(Within(p, "delay_ms", Mischief.MostDelay), (int)Within(p, "drop", Mischief.MostDropped), p.Bool("duplicate"), p.Bool("reorder"))
            {
                Endpoint = endpoint,
            }.Keep(call.Change));
        });
        api.Get(Path, "endpoint", call => Wire(Mischief.For(call.Change, call.Params.Text("endpoint"))));
    }

    private static JsonObject Wire(Mischief mischief) => new()
    {
        ["object"] = "local.webhook_mischief",
        ["endpoint"] = mischief.Endpoint,
        ["delay_ms"] = mischief.DelayMilliseconds,
        ["drop"] = mischief.DropNext,
        ["duplicate"] = mischief.Duplicate,
        ["reorder"] = mischief.Reorder,
    };

    private static long Within(JsonObject parameters, string name, long most) => parameters.Long(name) is var number && number >= 0 && number <= most
        ? number
        : throw StripeRefusal.Invalid($"This value must be between 0 and {most} inclusive.", name, "parameter_invalid_integer");
}
