using System.Globalization;

namespace Tenantry.Billing.StripeEmulator;

/// <summary>Changes the rows of a subscription, and writes the proration as waiting invoice items.</summary>
internal static class SubscriptionChange
{
    /// <summary>One subscription bills in one rhythm and one currency here; Stripe's mixed intervals are left out.</summary>
    public static void CheckSame(IEnumerable<JsonObject> prices)
    {
        var all = prices.ToArray();
        if (all.Select(price => price.Text("currency")).Distinct(StringComparer.Ordinal).Count() > 1)
        {
            throw StripeRefusal.Invalid("All prices on a subscription must have the same currency.", "items");
        }

        if (all.Select(price => (price.Text("recurring.interval"), price.Long("recurring.interval_count"))).Distinct().Count() > 1)
        {
            throw StripeRefusal.Invalid("This local Stripe bills all prices of a subscription with the same interval and interval_count.", "items");
        }
    }

    /// <summary>Applies <c>items[]</c>. Returns whether the rhythm changed, which begins a new period now.</summary>
    public static bool Items(Change change, JsonObject subscription, JsonObject parameters, bool prorate, long at)
    {
        var rhythm = Rhythm(subscription);
        var (start, end) = Periods.Current(subscription);
        var changed = new List<(JsonObject Item, string Old)>();
        var index = 0;
        foreach (var row in parameters.Rows("items"))
        {
            changed.AddRange(Row(change, subscription, row, index++, prorate ? at : null));
        }

        if (!subscription.Rows("items.data").Any())
        {
            throw StripeRefusal.Invalid("A subscription must have at least one active plan. If you would like to cancel the subscription, please do so by calling the cancel endpoint.", "items");
        }

        CheckSame(subscription.Rows("items.data").Select(item => item.Obj("price")!));
        Periods.Set(subscription, start, end);
        var newRhythm = Rhythm(subscription) != rhythm;
        foreach (var (item, _) in changed.Where(_ => prorate && !newRhythm))
        {
            Debit(change, subscription, item, at, start, end);
        }

        return newRhythm;
    }

    /// <summary>Gives back the rest of what was billed for a row: from the original debit, not from today's price.</summary>
    public static void Credit(Change change, JsonObject subscription, JsonObject item, long at)
    {
        if (item.Obj("_debit") is not { } debit || debit.Long("amount") == 0 || at >= debit.Long("end"))
        {
            return;
        }

        var (start, end) = (debit.Long("start"), debit.Long("end"));
        var share = (decimal)(end - Math.Max(at, start)) / (end - start);
        Wait(change, subscription, item, -Amounts.Round(debit.Long("amount") * share), $"Unused time on {Name(change, item)} after {Day(at)}", at, end);
        item["_debit"] = null;
    }

    private static IEnumerable<(JsonObject Item, string Old)> Row(Change change, JsonObject subscription, JsonObject row, int index, long? prorateAt)
    {
        if (row.Text("id") is not { } id)
        {
            var (price, quantity, _) = CreateSubscription.Item(change, row, index);
            if (subscription.Rows("items.data").Any(other => other.Text("price.id") == price.Id()))
            {
                throw StripeRefusal.Invalid($"Cannot add multiple subscription items with the same plan: {price.Id()}", $"items[{index}][price]");
            }

            return [(SubscriptionItems.Add(change, subscription, price, quantity, row), "")];
        }

        var item = subscription.Rows("items.data").FirstOrDefault(known => known.Id() == id)
            ?? throw StripeRefusal.NoSuch("subscription_item", id, $"items[{index}][id]");
        if (row.Bool("deleted"))
        {
            CreditAt(change, subscription, item, prorateAt);
            subscription.List("items.data").Remove(item);
            return [];
        }

        item.TakeMetadata(row);
        var next = row["price"] is not null || row["price_data"] is not null ? CreateSubscription.Item(change, row, index).Price : null;
        var count = row.LongOrNull("quantity") ?? item.Long("quantity");
        if ((next is null || next.Id() == item.Text("price.id")) && count == item.Long("quantity"))
        {
            return [];
        }

        var old = item.Text("price.id")!;
        CreditAt(change, subscription, item, prorateAt);
        item["quantity"] = count;
        if (next is not null)
        {
            SubscriptionItems.SetPrice(item, next);
        }

        return [(item, old)];
    }

    private static void CreditAt(Change change, JsonObject subscription, JsonObject item, long? at)
    {
        if (at is { } instant && subscription.Text("status") != SubscriptionStatus.Trialing)
        {
            Credit(change, subscription, item, instant);
        }
    }

    private static void Debit(Change change, JsonObject subscription, JsonObject item, long at, long start, long end)
    {
        if (subscription.Text("status") == SubscriptionStatus.Trialing)
        {
            return;
        }

        var full = Amounts.Of(change, item.Obj("price")!, item.Long("quantity"));
        var amount = Amounts.Round(full * (decimal)(end - at) / (end - start));
        Wait(change, subscription, item, amount, $"Remaining time on {Name(change, item)} after {Day(at)}", at, end);
        item["_debit"] = new JsonObject { ["amount"] = amount, ["start"] = at, ["end"] = end };
    }

    private static void Wait(Change change, JsonObject subscription, JsonObject item, long amount, string description, long at, long end)
    {
        var customer = change.Get("customer", subscription.Text("customer"));
        var waiting = InvoiceItems.Add(change, customer, amount, subscription.Text("currency")!, description, at, end);
        waiting["proration"] = true;
        waiting["discountable"] = false;
        waiting["quantity"] = item.Long("quantity");
        waiting["pricing"] = InvoiceLines.Pricing(item.Obj("price")!);
        waiting["parent"] = InvoiceItems.Parent(subscription.Id(), item.Id());
        change.Say("invoiceitem.created", waiting);
    }

    private static string Name(Change change, JsonObject item) =>
        (item.Long("quantity") == 1 ? "" : $"{item.Long("quantity")} × ") + InvoiceDraft.ProductName(change, item.Obj("price")!);

    private static string Day(long at) => DateTimeOffset.FromUnixTimeSeconds(at).ToString("dd MMM yyyy", CultureInfo.InvariantCulture);

    private static (string?, long) Rhythm(JsonObject subscription)
    {
        var first = subscription.Rows("items.data").First();
        return (first.Text("price.recurring.interval"), first.Long("price.recurring.interval_count"));
    }
}
