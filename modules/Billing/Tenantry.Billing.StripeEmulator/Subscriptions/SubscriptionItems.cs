namespace Tenantry.Billing.StripeEmulator;

/// <summary>The rows of a subscription. They live inside it, as Stripe sends them.</summary>
internal static class SubscriptionItems
{
    public const string Proration = "proration_behavior:always_invoice|create_prorations|none proration_date:int payment_behavior:allow_incomplete|default_incomplete|error_if_incomplete|pending_if_incomplete";

    public static void Map(StripeApi api)
    {
        api.List("subscription_items", "subscription!", call => call.Change.Get("subscription", call.Params.Text("subscription"), "subscription").Rows("items.data"));
        api.Get("subscription_items/{id}", "", call => Find(call.Change, call.Id).Item);
        api.Post("subscription_items", $"subscription! price! quantity:int metadata{{*}} {Proration}", call =>
            Change(call, call.Params.Text("subscription")!, new JsonObject().Take(call.Params, "price", "quantity", "metadata"), param: "subscription"));
        api.Post("subscription_items/{id}", $"price quantity:int metadata{{*}} {Proration}", call =>
        {
            var row = new JsonObject { ["id"] = call.Id }.Take(call.Params, "price", "quantity", "metadata");
            return Change(call, Find(call.Change, call.Id).Subscription.Id(), row);
        });
        api.Delete("subscription_items/{id}", Proration, call =>
        {
            var (subscription, item) = Find(call.Change, call.Id);
            var gone = Shape.Deleted(item);
            Change(call, subscription.Id(), new JsonObject { ["id"] = call.Id, ["deleted"] = true });
            return gone;
        });
    }

    public static JsonObject Add(Change change, JsonObject subscription, JsonObject price, long quantity, JsonObject row)
    {
        var item = Shape.Of("subscription_item", NewId.Of("si", 14), change.Now);
        item["subscription"] = subscription.Id();
        item["quantity"] = quantity;
        item.TakeMetadata(row);
        SetPrice(item, price);
        subscription.Obj("items")!.List("data").Add(item);
        return item;
    }

    public static void SetPrice(JsonObject item, JsonObject price)
    {
        item["price"] = price.Wire();
        item["plan"] = new JsonObject
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
            ["meter"] = null,
            ["nickname"] = price.Text("nickname"),
            ["product"] = price.Text("product"),
            ["tiers_mode"] = price.Text("tiers_mode"),
            ["transform_usage"] = null,
            ["trial_period_days"] = null,
            ["usage_type"] = "licensed",
        };
    }

    private static (JsonObject Subscription, JsonObject Item) Find(Change change, string id)
    {
        foreach (var subscription in change.All("subscription"))
        {
            if (subscription.Rows("items.data").FirstOrDefault(item => item.Id() == id) is { } item)
            {
                return (subscription, item);
            }
        }

        throw StripeRefusal.NoSuch("subscription_item", id, "id");
    }

    private static JsonObject Change(StripeCall call, string subscription, JsonObject row, string param = "id")
    {
        var parameters = new JsonObject { ["items"] = new JsonArray(row) }.Take(call.Params, "proration_behavior", "proration_date", "payment_behavior");
        var changed = UpdateSubscription.Apply(call, call.Change.Edit("subscription", subscription, param), parameters);
        return changed.Rows("items.data").FirstOrDefault(item => item.Id() == row.Text("id")) ?? changed.Rows("items.data").Last();
    }
}
