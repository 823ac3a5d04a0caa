namespace Tenantry.Billing.StripeEmulator;

/// <summary>Changes the items of a subscription.</summary>
internal static class SubscriptionChange
{
    /// <summary>Ensures that all prices share one currency and one billing interval. Stripe's mixed intervals are not supported.</summary>
    public static void EnsureSameCurrencyAndInterval(IEnumerable<JsonObject> prices)
    {
        var all = prices.ToArray();
        if (all.Select(price => price.Text("currency")).Distinct(StringComparer.Ordinal).Count() > 1)
        {
            throw StripeApiException.Invalid("All prices on a subscription must have the same currency.", "items");
        }

        if (all.Select(price => (price.Text("recurring.interval"), price.Long("recurring.interval_count"))).Distinct().Count() > 1)
        {
            throw StripeApiException.Invalid(
                "The emulator requires all prices of a subscription to have the same interval and interval_count.", "items");
        }
    }

    /// <summary>Applies <c>items[]</c> and returns whether the billing interval changed.</summary>
    public static bool ApplyItems(Change change, JsonObject subscription, JsonObject parameters, bool prorate, long at)
    {
        var previousInterval = Periods.BillingInterval(subscription);
        var (start, end) = Periods.Current(subscription);
        var changed = new List<JsonObject>();
        var index = 0;
        foreach (var row in parameters.Rows("items"))
        {
            changed.AddRange(ApplyRow(change, subscription, row, index++, prorate ? at : null));
        }

        var items = subscription.Rows("items.data").ToArray();
        if (items.Length == 0)
        {
            throw StripeApiException.Invalid(
                "A subscription must have at least one active plan. If you would like to cancel the subscription, please do so by "
                    + "calling the cancel endpoint.", "items");
        }

        if (items.GroupBy(item => item.Text("price.id"), StringComparer.Ordinal)
            .FirstOrDefault(group => group.Count() > 1) is { } duplicate)
        {
            throw StripeApiException.Invalid($"Cannot add multiple subscription items with the same plan: {duplicate.Key}",
                "items[0][price]");
        }

        EnsureSameCurrencyAndInterval(items.Select(item => item.Obj("price")!));
        Periods.Set(subscription, start, end);
        if (Periods.BillingInterval(subscription) != previousInterval)
        {
            return true;
        }

        foreach (var item in changed.Where(_ => prorate && at < end))
        {
            Proration.Debit(change, subscription, item, at);
        }

        return false;
    }

    private static IEnumerable<JsonObject> ApplyRow(Change change, JsonObject subscription, JsonObject row, int index, long? prorateAt)
    {
        if (row.Text("id") is not { } id)
        {
            var (price, quantity, _) = CreateSubscription.Item(change, row, index);
            return [SubscriptionItems.Add(change, subscription, price, quantity, row)];
        }

        var item = subscription.Rows("items.data").FirstOrDefault(candidate => candidate.Id() == id)
            ?? throw StripeApiException.ResourceMissing("subscription_item", id, $"items[{index}][id]");
        if (row.Bool("deleted"))
        {
            CreditAt(change, subscription, item, prorateAt);
            subscription.List("items.data").Remove(item);
            return [];
        }

        item.MergeMetadata(row);
        var taxesChanged = SubscriptionItems.ApplyTaxRates(change, item, row);
        var changesPrice = row["price"] is not null || row["plan"] is not null || row["price_data"] is not null;
        var newPrice = changesPrice ? CreateSubscription.Item(change, row, index).Price : null;
        var quantityAfter = row.LongOrNull("quantity") ?? item.Long("quantity");
        if ((newPrice is null || newPrice.Id() == item.Text("price.id")) && quantityAfter == item.Long("quantity") && !taxesChanged)
        {
            SubscriptionDiscounts.Replace(change, item, row, subscription);
            return [];
        }

        CreditAt(change, subscription, item, prorateAt);
        item["quantity"] = quantityAfter;
        SubscriptionDiscounts.Replace(change, item, row, subscription);
        if (newPrice is not null)
        {
            SubscriptionItems.SetPrice(item, newPrice);
        }

        return [item];
    }

    private static void CreditAt(Change change, JsonObject subscription, JsonObject item, long? at)
    {
        if (at is { } instant && subscription.Text("status") != SubscriptionStatus.Trialing)
        {
            Proration.Credit(change, subscription, item, instant);
        }
    }
}
