namespace Tenantry.Billing.StripeEmulator;

/// <summary>
/// Enforces one currency per customer: that of the customer's active subscriptions and schedules and pending invoice items.
/// </summary>
internal static class CustomerCurrency
{
    public static void Check(Change change, JsonObject customer, string currency)
    {
        if (FindConflict(change, customer, currency) is { } other)
        {
            throw StripeApiException.Invalid(
                "You cannot combine currencies on a single customer. This customer has an active subscription, subscription schedule, " +
                $"discount, quote, or invoice item with currency {other}.");
        }
    }

    /// <summary>Returns the currency in use that conflicts with a new one; <see langword="null"/> if there is none.</summary>
    public static string? FindConflict(Change change, JsonObject customer, string currency) =>
        ListInUse(change, customer).FirstOrDefault(used => used != currency);

    /// <summary>
    /// Sets the customer's currency from the first invoice, and from the first subscription invoice in another currency while the balance
    /// is zero.
    /// </summary>
    public static void SetFromInvoice(JsonObject customer, JsonObject invoice)
    {
        if (customer.Text("currency") is null || (customer.Long("balance") == 0 && invoice.Text("parent.type") == "subscription_details"))
        {
            customer["currency"] = invoice.Text("currency");
        }
    }

    private static IEnumerable<string> ListInUse(Change change, JsonObject customer)
    {
        var subscriptions = change.All("subscription", "customer", customer.Id())
            .Where(subscription => !SubscriptionStatus.IsEnded(subscription)).Select(subscription => subscription.Text("currency"));
        var schedules = change.All(Schedules.Kind, "customer", customer.Id())
            .Where(schedule => schedule.Text("status") is "active" or "not_started")
            .SelectMany(schedule => schedule.Rows("phases")).Select(phase => phase.Text("currency"));
        var items = change.All("invoiceitem", "customer", customer.Id())
            .Where(item => item.Text("invoice") is null).Select(item => item.Text("currency"));
        return subscriptions.Concat(schedules).Concat(items).OfType<string>();
    }
}
