namespace Tenantry.Billing.StripeEmulator;

/// <summary>Defines the dashboard's actions on an object: those that a cardholder or a bank would take in live mode.</summary>
internal static class ObjectActions
{
    public static IReadOnlyList<(string Name, string Text)> List(JsonObject doc) => doc.Kind() switch
    {
        "charge" when doc.Bool("paid") && !doc.Bool("disputed") => [("dispute-fraudulent", "Dispute as fraudulent"),
            ("dispute-not-received", "Dispute as not received"), ("inquire", "Dispute as an inquiry")],
        "dispute" when !DisputeResolution.IsClosed(doc) => [("win", "Mark as won"), ("lose", "Mark as lost")],
        "payment_method" when doc["_fails"] is null =>
        [
            ("fail-insufficient_funds", "Fail with insufficient funds"), ("fail-lost_card", "Fail as a lost card"),
            ("fail-expired_card", "Fail as an expired card"),
            ("fail-generic_decline", "Fail with a generic decline"),
        ],
        "payment_method" => [("works", "Stop failing")],
        _ => [],
    };

    /// <summary>
    /// Runs an action and returns the page to redirect to; <see langword="null"/> if the object doesn't support the action.
    /// </summary>
    public static string? Run(Change change, JsonObject target, string action)
    {
        if (List(target).All(candidate => candidate.Name != action))
        {
            return null;
        }

        var doc = change.Edit(target);
        UseClock(change, doc);
        switch (action)
        {
            case "dispute-fraudulent" or "dispute-not-received" or "inquire":
                doc = OpenDispute.Run(change, doc, action == "dispute-not-received" ? "product_not_received" : "fraudulent",
                    inquiry: action == "inquire");
                break;
            case "win":
                DisputeResolution.Win(change, doc);
                break;
            case "lose":
                DisputeResolution.Lose(change, doc);
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
