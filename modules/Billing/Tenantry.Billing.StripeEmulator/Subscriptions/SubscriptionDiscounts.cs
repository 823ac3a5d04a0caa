namespace Tenantry.Billing.StripeEmulator;

/// <summary>Manages the discounts of a subscription and its items.</summary>
internal static class SubscriptionDiscounts
{
    /// <summary>
    /// Replaces the discounts by those of an update. Rows with a discount ID keep that discount; an empty value removes all.
    /// </summary>
    public static void Replace(Change change, JsonObject owner, JsonObject parameters, JsonObject? subscription = null)
    {
        if (!parameters.TryGetPropertyValue("discounts", out var value) || value is JsonArray { Count: 0 })
        {
            return;
        }

        var rows = parameters.Rows("discounts").ToArray();
        var kept = rows.Select(row => row.Text("discount")).Where(id => id is not null).ToArray();
        foreach (var removed in owner.Texts("discounts").Where(id => !kept.Contains(id)).ToArray())
        {
            change.Publish("customer.discount.deleted", change.Get("discount", removed));
        }

        owner["discounts"] = new JsonArray([.. kept.Select(id => (JsonNode)change.Get("discount", id, "discounts[discount]").Id())]);
        foreach (var (coupon, code) in rows.Where(row => row.Text("discount") is null)
            .Select(row => Discounts.Resolve(change, row)).ToArray())
        {
            Discounts.Redeem(change, coupon, code, owner, subscription);
        }
    }

    public static void RemoveExpired(Change change, JsonObject subscription) =>
        Remove(change, subscription, discount => discount.LongOrNull("end") <= change.Now);

    /// <summary>Removes discounts with the duration <c>once</c> after they were applied.</summary>
    public static void RemoveUsed(Change change, JsonObject subscription, JsonObject invoice)
    {
        var applied = invoice.Rows("total_discount_amounts").Where(row => row.Long("amount") > 0).Select(row => row.Text("discount"))
            .ToHashSet(StringComparer.Ordinal);
        Remove(change, subscription, discount => applied.Contains(discount.Id())
            && change.Find("coupon", discount.Text("source.coupon"))?.Text("duration") == "once");
    }

    /// <summary>Returns an amount after the active discounts, for prorations.</summary>
    public static long AmountAfterDiscounts(Change change, JsonObject subscription, JsonObject item, long amount)
    {
        var rows = item.Texts("discounts").Concat(subscription.Texts("discounts")).Select(id => change.Find("discount", id)).ToArray();
        foreach (var discount in rows.Where(row => row is not null && (row.LongOrNull("end") is not { } end || end > change.Now)))
        {
            var coupon = change.Find("coupon", discount!.Text("source.coupon"));
            amount -= coupon is null ? 0 : Discounts.Allocate(coupon, [amount], [item.Text("price.product")])[0];
        }

        return amount;
    }

    private static void Remove(Change change, JsonObject subscription, Func<JsonObject, bool> shouldRemove)
    {
        foreach (var owner in (JsonObject[])[subscription, .. subscription.Rows("items.data")])
        {
            foreach (var id in owner.Texts("discounts").ToArray())
            {
                if (change.Find("discount", id) is { } discount && shouldRemove(discount))
                {
                    var list = owner.List("discounts");
                    list.Remove(list.First(node => node!.GetValue<string>() == id));
                    change.Publish("customer.discount.deleted", discount);
                }
            }
        }
    }
}
