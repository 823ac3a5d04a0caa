namespace Tenantry.Billing.StripeEmulator;

/// <summary>Maps the portal configurations. Sessions without a configuration use the default one, which enables every feature.</summary>
internal static class PortalConfigurations
{
    public const string Kind = "billing_portal.configuration";
    private const string Default = "bpc_local";

    private const string Features =
        "customer_update{enabled:bool allowed_updates[]} invoice_history{enabled!:bool} payment_method_update{enabled!:bool} " +
        "subscription_cancel{enabled:bool mode:at_period_end|immediately proration_behavior:always_invoice|create_prorations|none "
            + "cancellation_reason{enabled!:bool options[]}} " +
        "subscription_update{enabled:bool default_allowed_updates[] proration_behavior:always_invoice|create_prorations|none "
            + "products[]{product! prices[]!}}";

    private const string Fields = "business_profile{headline privacy_policy_url terms_of_service_url} default_return_url metadata{*} name";

    public static void Map(StripeApi api)
    {
        api.Post("billing_portal/configurations", $"features!{{{Features}}} {Fields}", call =>
        {
            var configuration = Shape.Of(Kind, NewId.Of("bpc"), call.Change.Now);
            call.Change.Add(configuration);
            return ApplyAndPublish(call, configuration, "billing_portal.configuration.created");
        });
        api.Post("billing_portal/configurations/{id}", $"active:bool features{{{Features}}} {Fields}", call =>
        {
            var configuration = call.Change.Edit(Of(call.Change, call.Id));
            if (configuration.Bool("is_default") && call.Params.ContainsKey("active") && !call.Params.Bool("active"))
            {
                throw StripeApiException.Invalid("You cannot deactivate the default configuration.", "active");
            }

            return ApplyAndPublish(call, configuration.CopyFrom(call.Params, "active"), "billing_portal.configuration.updated");
        });
        api.Get("billing_portal/configurations/{id}", "", call => Of(call.Change, call.Id));
        api.List("billing_portal/configurations", "active:bool is_default:bool", call =>
        {
            Of(call.Change, Default);
            return call.Change.All(Kind).Where(call.Params, "active", "is_default").ToArray();
        });
    }

    /// <summary>Gets a configuration; creates the default one on first use.</summary>
    public static JsonObject Of(Change change, string? id, string? param = "id")
    {
        if ((id ?? Default) == Default && change.Find(Kind, Default) is null)
        {
            var defaultConfiguration = Shape.Of(Kind, Default, change.Now);
            defaultConfiguration["is_default"] = true;
            defaultConfiguration["updated"] = change.Now;
            foreach (var (name, feature) in defaultConfiguration.Obj("features")!)
            {
                ((JsonObject)feature!)["enabled"] = name != "subscription_pause";
            }

            defaultConfiguration.Obj("features.customer_update")!["allowed_updates"] = new JsonArray("email", "address", "phone", "tax_id");
            defaultConfiguration.Obj("features.subscription_update")!["default_allowed_updates"] =
                new JsonArray("price", "quantity", "promotion_code");
            defaultConfiguration.Obj("features.subscription_update")!["proration_behavior"] = "always_invoice";
            return change.Add(defaultConfiguration);
        }

        return change.Get(Kind, id ?? Default, param);
    }

    public static bool Allows(Change change, JsonObject session, string feature) =>
        Of(change, session.Text("configuration")).Bool($"features.{feature}.enabled");

    private static JsonObject ApplyAndPublish(StripeCall call, JsonObject configuration, string eventType)
    {
        configuration.CopyFrom(call.Params, "default_return_url", "name").MergeMetadata(call.Params);
        configuration.Obj("business_profile")!.CopyFrom(call.Params.Obj("business_profile") ?? [], "headline", "privacy_policy_url",
            "terms_of_service_url");
        foreach (var (name, values) in call.Params.Obj("features") ?? [])
        {
            var feature = configuration.Obj($"features.{name}")!;
            foreach (var (field, value) in (values as JsonObject) ?? [])
            {
                feature[field] = value?.DeepClone();
            }
        }

        foreach (var product in configuration.Rows("features.subscription_update.products"))
        {
            product["adjustable_quantity"] ??= new JsonObject { ["enabled"] = false, ["maximum"] = null, ["minimum"] = 1 };
        }

        configuration.Obj("features.subscription_cancel.cancellation_reason")!.TryAdd("feedback_options", null);

        configuration["updated"] = call.Change.Now;
        call.Change.Publish(eventType, configuration);
        return configuration;
    }
}
