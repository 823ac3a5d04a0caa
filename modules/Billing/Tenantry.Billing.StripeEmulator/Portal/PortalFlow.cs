namespace Tenantry.Billing.StripeEmulator;

/// <summary>A portal session that is for one thing only: the card, leaving, another plan, or the confirmation of one.</summary>
internal static class PortalFlow
{
    public const string Parameter =
        "flow_data{type!:payment_method_update|subscription_cancel|subscription_update|subscription_update_confirm " +
        "after_completion{type!:hosted_confirmation|portal_homepage|redirect hosted_confirmation{custom_message} redirect{return_url!}} " +
        "subscription_cancel{subscription!} subscription_update{subscription!} " +
        "subscription_update_confirm{subscription! items[]!{id! price quantity:int} discounts[]{coupon promotion_code}}}";

    /// <summary>Checks the flow as Stripe does when the session is made, and gives it the shape that sessions carry.</summary>
    public static JsonObject Of(Change change, JsonObject customer, JsonObject configuration, JsonObject data)
    {
        var type = data.Text("type")!;
        var feature = type == "subscription_update_confirm" ? "subscription_update" : type;
        if (!configuration.Bool($"features.{feature}.enabled"))
        {
            throw StripeRefusal.Invalid($"This portal configuration does not allow the `{feature}` feature.", "flow_data[type]");
        }

        var flow = new JsonObject
        {
            ["after_completion"] = After(data.Obj("after_completion")),
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

        var given = data.Obj(type) ?? throw StripeRefusal.Missing($"flow_data[{type}]");
        var subscription = Own(change, customer, given, $"flow_data[{type}][subscription]");
        if (type == "subscription_cancel" && subscription.LongOrNull("cancel_at") is not null)
        {
            throw StripeRefusal.Invalid($"The subscription `{subscription.Id()}` is already set to be canceled.", $"flow_data[{type}][subscription]");
        }

        flow[type] = type == "subscription_update_confirm" ? Confirmed(change, subscription, configuration, given)
            : type == "subscription_cancel" ? new JsonObject { ["retention"] = null, ["subscription"] = subscription.Id() }
            : new JsonObject { ["subscription"] = subscription.Id() };
        return flow;
    }

    /// <summary>The page that a flow begins with, below the session's own.</summary>
    public static string Begin(JsonObject flow) => flow.Text("type") switch
    {
        "payment_method_update" => "card",
        "subscription_cancel" => $"cancel/{flow.Text("subscription_cancel.subscription")}",
        "subscription_update" => $"change/{flow.Text("subscription_update.subscription")}",
        _ => $"confirm/{flow.Text("subscription_update_confirm.subscription")}",
    };

    private static JsonObject Confirmed(Change change, JsonObject subscription, JsonObject configuration, JsonObject given)
    {
        const string Name = "flow_data[subscription_update_confirm]";
        var rows = given.Rows("items").ToArray();
        if (rows.Length != 1 || subscription.Rows("items.data").Count() != 1)
        {
            throw StripeRefusal.Invalid("The portal changes subscriptions with one item, and one item at a time.", $"{Name}[items]");
        }

        var item = subscription.Rows("items.data").First();
        if (rows[0].Text("id") != item.Id())
        {
            throw StripeRefusal.NoSuch("subscription_item", rows[0].Text("id"), $"{Name}[items][0][id]");
        }

        var price = change.Get("price", rows[0].Text("price") ?? item.Text("price.id"), $"{Name}[items][0][price]").Id();
        var quantity = rows[0].LongOrNull("quantity") ?? item.Long("quantity");
        if (price == item.Text("price.id") && quantity == item.Long("quantity"))
        {
            throw StripeRefusal.Invalid("There are no changes to confirm.", Name);
        }

        var offered = configuration.Rows("features.subscription_update.products").SelectMany(product => product.Texts("prices")).ToArray();
        if (offered.Length > 0 && !offered.Contains(price))
        {
            throw StripeRefusal.Invalid($"The price `{price}` is not among the products of the portal configuration.", $"{Name}[items][0][price]");
        }

        return new JsonObject
        {
            ["discounts"] = given["discounts"]?.DeepClone(),
            ["items"] = new JsonArray(new JsonObject { ["id"] = item.Id(), ["price"] = price, ["quantity"] = quantity }),
            ["subscription"] = subscription.Id(),
        };
    }

    private static JsonObject Own(Change change, JsonObject customer, JsonObject given, string param)
    {
        var subscription = change.Get("subscription", given.Text("subscription"), param);
        return subscription.Text("customer") == customer.Id() && !SubscriptionStatus.Ended(subscription)
            ? subscription
            : throw StripeRefusal.Invalid($"The subscription `{subscription.Id()}` does not belong to the customer `{customer.Id()}`, or has ended.", param);
    }

    private static JsonObject After(JsonObject? given)
    {
        var type = given?.Text("type") ?? "portal_homepage";
        if (type == "redirect" && given?.Obj("redirect") is null)
        {
            throw StripeRefusal.Missing("flow_data[after_completion][redirect]");
        }

        return new JsonObject
        {
            ["hosted_confirmation"] = type == "hosted_confirmation" ? new JsonObject { ["custom_message"] = given?.Text("hosted_confirmation.custom_message") } : null,
            ["redirect"] = type == "redirect" ? new JsonObject { ["return_url"] = given!.Text("redirect.return_url") } : null,
            ["type"] = type,
        };
    }
}
