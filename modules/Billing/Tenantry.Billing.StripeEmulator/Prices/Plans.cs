namespace Tenantry.Billing.StripeEmulator;

/// <summary>
/// Maps the legacy plan endpoints. A plan is a recurring price under the same ID; unlike a price, it can have a custom ID.
/// </summary>
internal static class Plans
{
    private const string Fields = "active:bool metadata{*} nickname product trial_period_days:int";

    public static void Map(StripeApi api)
    {
        api.Post("plans", "id currency! interval!:day|week|month|year interval_count:int amount:int amount_decimal:number product! " +
            $"usage_type:licensed|metered meter {Fields}", Create);
        api.Post("plans/{id}", Fields, Update);
        api.Get("plans/{id}", "", call => Of(Find(call)));
        api.List("plans", "active:bool product created:range", call => call.Rows("price", "product", "active")
            .Where(price => price["recurring"] is not null && !price.Bool("_inline")).CreatedIn(call.Params).Select(Of));
    }

    /// <summary>Builds the plan object of a recurring price.</summary>
    public static JsonObject Of(JsonObject price) => new()
    {
        ["id"] = price.Id(),
        ["object"] = "plan",
        ["active"] = price.Bool("active"),
        ["amount"] = price.LongOrNull("unit_amount"),
        ["amount_decimal"] = price.Text("unit_amount_decimal"),
        ["billing_scheme"] = price.Text("billing_scheme"),
        ["created"] = price.Long("created"),
        ["currency"] = price.Text("currency"),
        ["interval"] = price.Text("recurring.interval"),
        ["interval_count"] = price.Long("recurring.interval_count"),
        ["livemode"] = false,
        ["metadata"] = price.Obj("metadata")!.Clone(),
        ["meter"] = price.Text("recurring.meter"),
        ["nickname"] = price.Text("nickname"),
        ["product"] = price.Text("product"),
        ["tiers_mode"] = price.Text("tiers_mode"),
        ["transform_usage"] = price["transform_quantity"]?.DeepClone(),
        ["trial_period_days"] = price.LongOrNull("recurring.trial_period_days"),
        ["usage_type"] = price.Text("recurring.usage_type"),
    };

    private static JsonObject Create(StripeCall call)
    {
        var parameters = call.Params;
        if (parameters.Text("id") is { } id && call.Change.Find("price", id) is not null)
        {
            throw StripeApiException.Invalid("Plan already exists.", "id", "resource_already_exists");
        }

        var priceParameters = new JsonObject
            { ["recurring"] = new JsonObject().CopyFrom(parameters, "interval", "interval_count", "usage_type", "meter") }
            .CopyFrom(parameters, "currency", "product", "active", "metadata", "nickname");
        priceParameters["unit_amount"] = parameters["amount"]?.DeepClone();
        priceParameters["unit_amount_decimal"] = parameters["amount_decimal"]?.DeepClone();
        var price = Prices.Add(call.Change, priceParameters, parameters.Text("id"));
        TakeTrial(price, parameters);
        return Of(price);
    }

    private static JsonObject Update(StripeCall call)
    {
        var price = call.Change.Edit(Find(call)).CopyFrom(call.Params, "active", "nickname", "product").MergeMetadata(call.Params);
        TakeTrial(price, call.Params);
        call.Change.Publish("price.updated", price);
        return Of(price);
    }

    private static void TakeTrial(JsonObject price, JsonObject parameters) =>
        price.Obj("recurring")!.CopyFrom(parameters, "trial_period_days");

    private static JsonObject Find(StripeCall call) =>
        call.Change.Find("price", call.Id) is { } price && price["recurring"] is not null
            ? price
            : throw StripeApiException.ResourceMissing("plan", call.Id, "id");
}
