namespace Tenantry.Billing.StripeEmulator;

/// <summary>What the dashboard can do to an object that its owner, its bank or its cardholder would do in the real world.</summary>
internal static class ObjectActions
{
    public static IReadOnlyList<(string Name, string Text)> Of(JsonObject doc) => doc.Kind() switch
    {
        "charge" when doc.Bool("paid") && !doc.Bool("disputed") => [("dispute-fraudulent", "Dispute as fraudulent"), ("dispute-not-received", "Dispute as not received"), ("inquire", "Open an inquiry")],
        "dispute" when !DisputeEnd.Ended(doc) => [("win", "The bank decides for you"), ("lose", "The bank decides against you")],
        "payment_method" when doc["_fails"] is null =>
        [
            ("fail-insufficient_funds", "Has no funds from now on"), ("fail-lost_card", "Is lost from now on"), ("fail-expired_card", "Is expired from now on"),
            ("fail-generic_decline", "Is declined from now on"),
        ],
        "payment_method" => [("works", "Works again")],
        _ => [],
    };

    /// <summary>Where to go afterwards; null when the object cannot do that.</summary>
    public static string? Run(Change change, JsonObject found, string action)
    {
        if (Of(found).All(known => known.Name != action))
        {
            return null;
        }

        var doc = change.Edit(found);
        UseClock(change, doc);
        switch (action)
        {
            case "dispute-fraudulent" or "dispute-not-received" or "inquire":
                doc = OpenDispute.Run(change, doc, action == "dispute-not-received" ? "product_not_received" : "fraudulent", inquiry: action == "inquire");
                break;
            case "win":
                DisputeEnd.Win(change, doc);
                break;
            case "lose":
                DisputeEnd.Lose(change, doc);
                break;
            default:
                doc["_fails"] = action == "works" ? null : action["fail-".Length..];
                break;
        }

        return DashboardLists.Detail(doc);
    }

    private static void UseClock(Change change, JsonObject doc)
    {
        var customer = change.Find("customer", doc.Text("customer"));
        if (change.Find(TestClocks.Kind, doc.Text("_clock") ?? customer?.Text("test_clock")) is { } clock)
        {
            change.Now = clock.Long("frozen_time");
        }
    }
}
