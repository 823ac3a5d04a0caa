namespace Tenantry.Billing.StripeEmulator;

/// <summary>Defines portal flows: sessions for one task only, such as updating the card, canceling, or changing the plan.</summary>
internal static class PortalFlow
{
    public const string Parameter =
        "flow_data{type!:payment_method_update|subscription_cancel|subscription_update|subscription_update_confirm " +
        "after_completion{type!:hosted_confirmation|portal_homepage|redirect hosted_confirmation{custom_message} redirect{return_url!}} " +
        "subscription_cancel{subscription!} subscription_update{subscription!} " +
        "subscription_update_confirm{subscription! items[]!{id! price quantity:int} discounts[]{coupon promotion_code}}}";

    /// <summary>Validates the flow data as Stripe does when a session is created, and builds the flow of the session.</summary>
    public static JsonObject Of(Change change, JsonObject customer, JsonObject configuration, JsonObject data)
    {
        var type = data.Text("type")!;
        var feature = type == "subscription_update_confirm" ? "subscription_update" : type;
        if (!configuration.Bool($"features.{feature}.enabled"))
        {
            throw StripeApiException.Invalid($"This portal configuration does not allow the `{feature}` feature.", "flow_data[type]");
        }

        var flow = new JsonObject
        {
            ["after_completion"] = BuildAfterCompletion(data.Obj("after_completion")),
            ["customer_update"] = null,
            ["subscription_cancel"] = null,
            ["subscription_pause"] = null,
            ["subscription_update"] = null,
            ["subscription_update_confirm"] = null,
            ["type"] = type,
        };
        if (type == "payment_method_update")
        {
            return flow;
        }

        var values = data.Obj(type) ?? throw StripeApiException.ParameterMissing($"flow_data[{type}]");
        var subscription = GetOfCustomer(change, customer, values, $"flow_data[{type}][subscription]");
        if (type == "subscription_cancel" && subscription.LongOrNull("cancel_at") is not null)
        {
            throw StripeApiException.Invalid($"The subscription `{subscription.Id()}` is already set to be canceled.",
                $"flow_data[{type}][subscription]");
        }

        flow[type] = type == "subscription_update_confirm" ? BuildUpdateConfirm(change, subscription, configuration, values)
            : type == "subscription_cancel" ? new JsonObject { ["retention"] = null, ["subscription"] = subscription.Id() }
            : new JsonObject { ["subscription"] = subscription.Id() };
        return flow;
    }

    /// <summary>Returns the path of the page that a flow starts with, relative to the session's page.</summary>
    public static string StartPath(JsonObject flow) => flow.Text("type") switch
    {
        "payment_method_update" => "card",
        "subscription_cancel" => $"cancel/{flow.Text("subscription_cancel.subscription")}",
        "subscription_update" => $"change/{flow.Text("subscription_update.subscription")}",
        _ => $"confirm/{flow.Text("subscription_update_confirm.subscription")}",
    };

    private static JsonObject BuildUpdateConfirm(Change change, JsonObject subscription, JsonObject configuration, JsonObject values)
    {
        const string Name = "flow_data[subscription_update_confirm]";
        var rows = values.Rows("items").ToArray();
        if (rows.Length != 1 || subscription.Rows("items.data").Count() != 1)
        {
            throw StripeApiException.Invalid("The portal can only update subscriptions with a single item.", $"{Name}[items]");
        }

        var item = subscription.Rows("items.data").First();
        if (rows[0].Text("id") != item.Id())
        {
            throw StripeApiException.ResourceMissing("subscription_item", rows[0].Text("id"), $"{Name}[items][0][id]");
        }

        var price = change.Get("price", rows[0].Text("price") ?? item.Text("price.id"), $"{Name}[items][0][price]").Id();
        var quantity = rows[0].LongOrNull("quantity") ?? item.Long("quantity");
        if (price == item.Text("price.id") && quantity == item.Long("quantity"))
        {
            throw StripeApiException.Invalid("There are no changes to confirm.", Name);
        }

        var allowedPrices = configuration.Rows("features.subscription_update.products")
            .SelectMany(product => product.Texts("prices")).ToArray();
        if (allowedPrices.Length > 0 && !allowedPrices.Contains(price))
        {
            throw StripeApiException.Invalid($"The price `{price}` is not among the products of the portal configuration.",
                $"{Name}[items][0][price]");
        }

        return new JsonObject
        {
            ["discounts"] = values["discounts"]?.DeepClone(),
            ["items"] = new JsonArray(new JsonObject { ["id"] = item.Id(), ["price"] = price, ["quantity"] = quantity }),
            ["subscription"] = subscription.Id(),
        };
    }

    private static JsonObject GetOfCustomer(Change change, JsonObject customer, JsonObject values, string param)
    {
        var subscription = change.Get("subscription", values.Text("subscription"), param);
        return subscription.Text("customer") == customer.Id() && !SubscriptionStatus.IsEnded(subscription)
            ? subscription
            : throw StripeApiException.Invalid(
                $"The subscription `{subscription.Id()}` does not belong to the customer `{customer.Id()}` or is canceled.", param);
    }

    private static JsonObject BuildAfterCompletion(JsonObject? values)
    {
        var type = values?.Text("type") ?? "portal_homepage";
        if (type == "redirect" && values?.Obj("redirect") is null)
        {
            throw StripeApiException.ParameterMissing("flow_data[after_completion][redirect]");
        }

        return new JsonObject
        {
            ["hosted_confirmation"] = type == "hosted_confirmation" ? new JsonObject
            { ["custom_message"] = values?.Text("hosted_confirmation.custom_message") } : null,
            ["redirect"] = type == "redirect" ? new JsonObject { ["return_url"] = values!.Text("redirect.return_url") } : null,
            ["type"] = type,
        };
    }
}
