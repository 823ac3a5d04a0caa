namespace Tenantry.Billing.StripeEmulator;

/// <summary>Closes disputes. The funds of a won dispute are reinstated; an inquiry never withdraws funds.</summary>
internal static class DisputeResolution
{
    public static bool IsClosed(JsonObject dispute) => dispute.Text("status") is "won" or "lost" or "warning_closed";

    public static void Win(Change change, JsonObject dispute)
    {
        var inquiry = OpenDispute.IsInquiry(dispute);
        if (!inquiry)
        {
            BalanceTransactions.RecordDisputeReinstatement(change, dispute);
        }

        Close(change, dispute, inquiry ? "warning_closed" : "won");
        if (!inquiry)
        {
            change.Publish("charge.dispute.funds_reinstated", dispute);
        }
    }

    public static void Lose(Change change, JsonObject dispute) =>
        Close(change, dispute, OpenDispute.IsInquiry(dispute) ? "warning_closed" : "lost");

    /// <summary>Handles the evidence due date: a dispute without a response is lost.</summary>
    public static void Expire(Change change, JsonObject dispute)
    {
        dispute.Obj("evidence_details")!["past_due"] = true;
        Lose(change, dispute);
    }

    /// <summary>Handles a refund: it closes an open inquiry and makes an early fraud warning not actionable.</summary>
    public static void HandleRefund(Change change, JsonObject charge)
    {
        foreach (var dispute in change.All("dispute")
            .Where(row => row.Text("charge") == charge.Id() && OpenDispute.IsInquiry(row) && !IsClosed(row)).ToArray())
        {
            Close(change, change.Edit(dispute), "warning_closed");
        }

        foreach (var warning in change.All("radar.early_fraud_warning").Where(row => row.Text("charge") == charge.Id()).ToArray())
        {
            change.Edit(warning)["actionable"] = false;
            change.Publish("radar.early_fraud_warning.updated", warning);
        }
    }

    public static void CheckRefundable(Change change, JsonObject charge)
    {
        if (charge.Bool("disputed") && change.All("dispute").Any(row => row.Text("charge") == charge.Id()
            && row.Text("status") is not ("won" or "warning_closed") && !row.Bool("is_charge_refundable")))
        {
            throw StripeApiException.Invalid($"Charge {charge.Id()} has been charged back; cannot issue a refund.",
                code: "charge_disputed");
        }
    }

    private static void Close(Change change, JsonObject dispute, string status)
    {
        dispute["status"] = status;
        dispute["is_charge_refundable"] = status == "warning_closed";
        dispute["_due"] = null;
        change.Publish("charge.dispute.closed", dispute);
    }
}
