using System.Globalization;

namespace Tenantry.Billing.StripeEmulator;

/// <summary>Prorates a period when a subscription changes, as pending invoice items.</summary>
internal static class Proration
{
    /// <summary>
    /// Credits the unused time of an item. Flexible mode credits its last debit, regardless of the current price. Classic mode credits the
    /// current price over the full period, as Stripe did originally.
    /// </summary>
    public static void Credit(Change change, JsonObject subscription, JsonObject item, long at)
    {
        if (item.Obj("_debit") is not { } debit || debit.Long("amount") == 0 || at >= debit.Long("end"))
        {
            return;
        }

        var (start, end, amount) = (debit.Long("start"), debit.Long("end"), debit.Long("amount"));
        if (subscription.Text("billing_mode.type") == "classic")
        {
            (start, end) = Periods.Nominal(subscription);
            amount = SubscriptionDiscounts.AmountAfterDiscounts(change, subscription, item,
                Amounts.Calculate(change, item.Obj("price")!, item.Long("quantity")));
        }

        var share = (decimal)(end - Math.Max(at, start)) / (end - start);
        var row = AddInvoiceItem(change, subscription, item, -Amounts.Round(amount * share),
            $"Unused time on {Name(change, item)} after {Day(at)}", at, end);
        row["tax_rates"] = debit["tax_rates"]?.DeepClone() ?? row["tax_rates"]?.DeepClone();
        row["_credits"] = new JsonObject { ["invoice"] = debit.Text("invoice"), ["line"] = debit.Text("line") };
        change.Publish("invoiceitem.created", row);
        item["_debit"] = null;
    }

    /// <summary>
    /// Debits the remaining time of an item at its current price. The divisor is the full period, even if the current period is shorter.
    /// </summary>
    public static void Debit(Change change, JsonObject subscription, JsonObject item, long at)
    {
        if (subscription.Text("status") == SubscriptionStatus.Trialing || item.Text("price.recurring.usage_type") == "metered")
        {
            return;
        }

        var (start, end) = Periods.Nominal(subscription);
        var full = SubscriptionDiscounts.AmountAfterDiscounts(change, subscription, item,
            Amounts.Calculate(change, item.Obj("price")!, item.Long("quantity")));
        var amount = Amounts.Round(full * (decimal)(end - at) / (end - start));
        var row = AddInvoiceItem(change, subscription, item, amount, $"Remaining time on {Name(change, item)} after {Day(at)}", at, end);
        change.Publish("invoiceitem.created", row);
        item["_debit"] = new JsonObject
        {
            ["amount"] = amount,
            ["start"] = at,
            ["end"] = end,
            ["tax_rates"] = row["tax_rates"]?.DeepClone(),
            ["invoice_item"] = row.Id(),
        };
    }

    private static JsonObject AddInvoiceItem(Change change, JsonObject subscription, JsonObject item, long amount,
        string description, long at, long end)
    {
        var customer = change.Get("customer", subscription.Text("customer"));
        var invoiceItem = InvoiceItems.Add(change, customer, amount, subscription.Text("currency")!, description, at, end);
        invoiceItem["proration"] = true;
        invoiceItem["discountable"] = false;
        InvoiceItems.SetQuantity(invoiceItem, item.Long("quantity"));
        invoiceItem["pricing"] = InvoiceLines.Pricing(item.Obj("price")!);
        invoiceItem["tax_rates"] = item["tax_rates"]?.DeepClone() ?? new JsonArray();
        invoiceItem["parent"] = InvoiceItems.Parent(subscription.Id(), item.Id());
        return invoiceItem;
    }

    private static string Name(Change change, JsonObject item) =>
        (item.Long("quantity") == 1 ? "" : $"{item.Long("quantity")} × ") + InvoiceDraft.ProductName(change, item.Obj("price")!);

    private static string Day(long at) => DateTimeOffset.FromUnixTimeSeconds(at).ToString("dd MMM yyyy", CultureInfo.InvariantCulture);
}
