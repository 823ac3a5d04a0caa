namespace Tenantry.Billing.StripeEmulator;

/// <summary>Maps the endpoints of disputes and early fraud warnings.</summary>
internal static class Disputes
{
    private const string EvidenceFields =
        "access_activity_log billing_address cancellation_policy_disclosure cancellation_rebuttal customer_email_address customer_name "
            + "customer_purchase_ip " +
        "duplicate_charge_explanation duplicate_charge_id product_description refund_policy_disclosure refund_refusal_explanation "
            + "service_date shipping_address " +
        "shipping_carrier shipping_date shipping_tracking_number uncategorized_text";

    public static void Map(StripeApi api)
    {
        api.Retrieve("disputes/{id}", "dispute");
        api.List("disputes", "charge payment_intent created:range", call =>
            call.Change.All("dispute").Where(call.Params, "charge", "payment_intent").CreatedIn(call.Params));
        api.Post("disputes/{id}", $"evidence{{{EvidenceFields}}} submit:bool metadata{{*}}", Update);
        api.Post("disputes/{id}/close", "", call =>
        {
            var dispute = GetOpen(call);
            DisputeResolution.Lose(call.Change, dispute);
            return dispute;
        });
        api.Retrieve("radar/early_fraud_warnings/{id}", "radar.early_fraud_warning");
        api.List("radar/early_fraud_warnings", "charge payment_intent created:range", call =>
            call.Change.All("radar.early_fraud_warning").Where(call.Params, "charge", "payment_intent").CreatedIn(call.Params));
    }

    /// <summary>
    /// Updates the evidence. Stripe's test values decide the dispute immediately; any other evidence stays under review until it is decided
    /// in the dashboard.
    /// </summary>
    private static JsonObject Update(StripeCall call)
    {
        var (change, parameters) = (call.Change, call.Params);
        var dispute = change.Edit("dispute", call.Id);
        UseClockOf(call, dispute);
        dispute.MergeMetadata(parameters);
        if (parameters.Obj("evidence") is { } evidence)
        {
            GetOpen(call);
            dispute.Obj("evidence")!.CopyFrom(evidence, [.. evidence.Select(pair => pair.Key)]);
            dispute.Obj("evidence_details")!["has_evidence"] = true;
        }

        var submitted = parameters.ContainsKey("evidence") ? !parameters.ContainsKey("submit") || parameters.Bool("submit")
            : parameters.Bool("submit");
        if (submitted)
        {
            GetOpen(call);
            var details = dispute.Obj("evidence_details")!;
            details["submission_count"] = details.Long("submission_count") + 1;
            details["submission_method"] = "manual";
            dispute["status"] = OpenDispute.IsInquiry(dispute) ? "warning_under_review" : "under_review";
            dispute["_due"] = null;
        }

        change.Publish("charge.dispute.updated", dispute);
        if (submitted)
        {
            Decide(change, dispute);
        }

        return dispute;
    }

    private static void Decide(Change change, JsonObject dispute)
    {
        switch (dispute.Text("evidence.uncategorized_text"))
        {
            case "winning_evidence":
                DisputeResolution.Win(change, dispute);
                break;
            case "losing_evidence":
                DisputeResolution.Lose(change, dispute);
                break;
            case "escalate_inquiry_evidence" when OpenDispute.IsInquiry(dispute):
                OpenDispute.Escalate(change, dispute);
                break;
        }
    }

    private static JsonObject GetOpen(StripeCall call)
    {
        var dispute = call.Change.Edit("dispute", call.Id);
        UseClockOf(call, dispute);
        return dispute.Text("status") is "needs_response" or "warning_needs_response"
            ? dispute
            : throw StripeApiException.Invalid($"This dispute has a status of {dispute.Text("status")} and can no longer be updated.",
                code: "dispute_not_editable");
    }

    private static void UseClockOf(StripeCall call, JsonObject dispute) =>
        call.UseClockOf(new JsonObject { ["test_clock"] = dispute.Text("_clock") });
}
