namespace Tenantry.Billing.StripeEmulator;

/// <summary>Simulates the test cards whose refunds succeed or fail later: one hour later.</summary>
internal static class RefundCompletion
{
    private const long DelaySeconds = 60 * 60;

    public static void Schedule(Change change, JsonObject refund, JsonObject charge)
    {
        var behavior = change.Find("payment_method", charge.Text("payment_method")) is { } method ? TestCards.Of(method).PostChargeBehavior
            : PostChargeBehavior.None;
        if (behavior is PostChargeBehavior.PendingRefund or PostChargeBehavior.FailingRefund)
        {
            refund["status"] = behavior == PostChargeBehavior.PendingRefund ? "pending" : "succeeded";
            refund["_due"] = change.Now + DelaySeconds;
            refund["_clock"] = change.Find("customer", charge.Text("customer"))?.Text("test_clock");
        }
    }

    public static void Complete(Change change, JsonObject refund)
    {
        refund["_due"] = null;
        if (refund.Text("status") == "pending")
        {
            refund["status"] = "succeeded";
            change.Publish("refund.updated", refund);
            change.Publish("charge.refund.updated", refund);
            return;
        }

        refund["status"] = "failed";
        refund["failure_reason"] = "expired_or_canceled_card";
        BalanceTransactions.RecordFailedRefund(change, refund);
        var charge = change.Edit("charge", refund.Text("charge"));
        charge["amount_refunded"] = charge.Long("amount_refunded") - refund.Long("amount");
        charge["refunded"] = false;
        change.Publish("refund.updated", refund);
        change.Publish("refund.failed", refund);
        change.Publish("charge.refund.updated", refund);
    }
}
