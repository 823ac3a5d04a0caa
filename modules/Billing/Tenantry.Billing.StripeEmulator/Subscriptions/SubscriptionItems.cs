namespace Tenantry.Billing.StripeEmulator;

/// <summary>Maps the subscription item endpoints. Items are stored in their subscription.</summary>
internal static class SubscriptionItems
{
    private const string UpdateFields = $"{SubscriptionParameters.Proration} proration_date:int {SubscriptionParameters.Behavior}";

    public static void Map(StripeApi api)
    {
        api.List("subscription_items", "subscription!",
            call => call.Change.Get("subscription", call.Params.Text("subscription"), "subscription").Rows("items.data"));
        api.Get("subscription_items/{id}", "", call => Find(call.Change, call.Id).Item);
        api.Post("subscription_items", $"subscription! {SubscriptionParameters.Item} {UpdateFields}",
            call => Change(call, call.Params.Text("subscription")!, Row(call), param: "subscription"));
        api.Post("subscription_items/{id}", $"{SubscriptionParameters.Item} {UpdateFields}", call =>
        {
            var row = Row(call);
            row["id"] = call.Id;
            return Change(call, Find(call.Change, call.Id).Subscription.Id(), row);
        });
        api.Delete("subscription_items/{id}", $"clear_usage:bool {UpdateFields}", call =>
        {
            var (subscription, item) = Find(call.Change, call.Id);
            var deleted = Shape.Deleted(item);
            Change(call, subscription.Id(), new JsonObject { ["id"] = call.Id, ["deleted"] = true });
            return deleted;
        });
    }

    public static JsonObject Add(Change change, JsonObject subscription, JsonObject price, long quantity, JsonObject row)
    {
        var item = Shape.Of("subscription_item", NewId.Of("si", 14), change.Now);
        item["subscription"] = subscription.Id();
        item["quantity"] = quantity;
        item.MergeMetadata(row);
        SetPrice(item, price);
        subscription.Obj("items")!.List("data").Add(item);
        ApplyTaxRates(change, item, row);
        SubscriptionDiscounts.Replace(change, item, row, subscription);
        return item;
    }

    /// <summary>Applies the tax rates of a row and returns whether they changed.</summary>
    public static bool ApplyTaxRates(Change change, JsonObject item, JsonObject row)
    {
        if (!row.ContainsKey("tax_rates"))
        {
            return false;
        }

        var previous = TaxRates.Ids(item["tax_rates"]);
        item["tax_rates"] = TaxRates.Resolve(change, row.Texts("tax_rates"), "items[0][tax_rates]");
        return !JsonNode.DeepEquals(previous, TaxRates.Ids(item["tax_rates"]));
    }

    public static void SetPrice(JsonObject item, JsonObject price)
    {
        item["price"] = price.ToWire();
        if (price.Text("recurring.usage_type") == "metered")
        {
            item.Remove("quantity");
        }

        item["plan"] = Plans.Of(price);
    }

    private static (JsonObject Subscription, JsonObject Item) Find(Change change, string id)
    {
        var subscription = change.All("subscription", "items.id", id).FirstOrDefault()
            ?? throw StripeApiException.ResourceMissing("subscription_item", id, "id");
        return (subscription, subscription.Rows("items.data").First(item => item.Id() == id));
    }

    private static JsonObject Row(StripeCall call) =>
        new JsonObject().CopyFrom(call.Params, "price", "plan", "price_data", "quantity", "metadata", "discounts", "tax_rates");

    private static JsonObject Change(StripeCall call, string subscription, JsonObject row, string param = "id")
    {
        var parameters = new JsonObject { ["items"] = new JsonArray(row) }
            .CopyFrom(call.Params, "proration_behavior", "proration_date", "payment_behavior");
        var owner = call.Change.Edit("subscription", subscription, param);
        call.UseClockOf(owner);
        var updated = UpdateSubscription.Apply(call.Change, owner, parameters, call.Context);
        return updated.Rows("items.data").FirstOrDefault(item => item.Id() == row.Text("id")) ?? updated.Rows("items.data").Last();
    }
}
