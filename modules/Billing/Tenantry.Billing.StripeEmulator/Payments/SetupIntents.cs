namespace Tenantry.Billing.StripeEmulator;

/// <summary>Set-up intents are made by Checkout here; the API reads them.</summary>
internal static class SetupIntents
{
    public static void Map(StripeApi api)
    {
        api.Retrieve("setup_intents/{id}", "setup_intent");
        api.List("setup_intents", "customer payment_method created:range", call =>
            call.Change.All("setup_intent").Where(call.Params, "customer", "payment_method").CreatedIn(call.Params));
    }

    public static JsonObject Succeeded(Change change, string? customer, string method, JsonObject? metadata)
    {
        var intent = Shape.Of("setup_intent", NewId.Of("seti"), change.Now);
        intent["client_secret"] = $"{intent.Id()}_{NewId.Of("secret", 25)}";
        intent["customer"] = customer;
        intent["payment_method"] = method;
        intent["status"] = "succeeded";
        intent["metadata"] = metadata?.Clone() ?? [];
        change.Add(intent);
        change.Say("setup_intent.succeeded", intent);
        return intent;
    }
}
