namespace Tenantry.Billing.StripeEmulator;

/// <summary>Simulates the test cards whose refunds succeed or fail later: one hour later.</summary>
internal static class RefundEnd
{
    private const long LaterSeconds = 60 * 60;

    public static void Begin(Change change, JsonObject refund, JsonObject charge)
    {
        var behavior = change.Find("payment_method", charge.Text("payment_method")) is { } method ? TestCards.Of(method).Regret : Regret.None;
        if (behavior is Regret.RefundSucceedsLater or Regret.RefundFailsLater)
        {
            refund["status"] = behavior == Regret.RefundSucceedsLater ? "pending" : "succeeded";
            refund["_due"] = change.Now + LaterSeconds;
            refund["_clock"] = change.Find("customer", charge.Text("customer"))?.Text("test_clock");
        }
    }

    public static void Run(Change change, JsonObject refund)
    {
        refund["_due"] = null;
        if (refund.Text("status") == "pending")
        {
            refund["status"] = "succeeded";
            change.Say("refund.updated", refund);
            change.Say("charge.refund.updated", refund);
            return;
        }

        refund["status"] = "failed";
        refund["failure_reason"] = "expired_or_canceled_card";
        BalanceTransactions.RefundFailed(change, refund);
        var charge = change.Edit("charge", refund.Text("charge"));
        charge["amount_refunded"] = charge.Long("amount_refunded") - refund.Long("amount");
        charge["refunded"] = false;
        change.Say("refund.updated", refund);
        change.Say("refund.failed", refund);
        change.Say("charge.refund.updated", refund);
    }
}
