namespace Tenantry.Billing.StripeEmulator;

internal static class ReadSubscriptions
{
    public static void Map(StripeApi api)
    {
        api.Retrieve("subscriptions/{id}", "subscription");
        api.List("subscriptions",
            "customer price status:all|active|canceled|ended|incomplete|incomplete_expired|past_due|paused|trialing|unpaid test_clock "
                + "collection_method:charge_automatically|send_invoice created:range", call =>
            call.Change.All("subscription")
                .Where(row => Has(row, call.Params.Text("status")))
                .Where(row => call.Params.Text("price") is not { } price
                    || row.Rows("items.data").Any(item => item.Text("price.id") == price))
                .Where(call.Params, "customer", "test_clock", "collection_method").CreatedIn(call.Params));
    }

    /// <summary>Filters by status. Without a status Stripe lists all subscriptions that aren't canceled.</summary>
    private static bool Has(JsonObject subscription, string? status) => status switch
    {
        "all" => true,
        null => subscription.Text("status") != SubscriptionStatus.Canceled,
        "ended" => SubscriptionStatus.IsEnded(subscription),
        _ => subscription.Text("status") == status,
    };
}
