namespace Tenantry.Billing.StripeEmulator;

/// <summary>Opens disputes: for Stripe's test cards right after the charge, or for any charge with an action of the dashboard.</summary>
internal static class OpenDispute
{
    private const long Day = 24 * 60 * 60;
    private const long ResponseDays = 9;

    /// <summary>Opens the dispute or fraud warning of the test card, after everything the charge pays for has been processed.</summary>
    public static void ApplyTestCard(Change change, JsonObject charge, TestCard card)
    {
        switch (card.PostChargeBehavior)
        {
            case StripeEmulator.PostChargeBehavior.FraudulentDispute:
                change.Defer(() => Run(change, charge, "fraudulent", inquiry: false));
                break;
            case StripeEmulator.PostChargeBehavior.ProductNotReceivedDispute:
                change.Defer(() => Run(change, charge, "product_not_received", inquiry: false));
                break;
            case StripeEmulator.PostChargeBehavior.Inquiry:
                change.Defer(() => Run(change, charge, "fraudulent", inquiry: true));
                break;
            case StripeEmulator.PostChargeBehavior.EarlyFraudWarning:
                change.Defer(() => CreateFraudWarning(change, charge));
                break;
        }
    }

    public static bool IsInquiry(JsonObject dispute) => dispute.Text("status")!.StartsWith("warning_", StringComparison.Ordinal);

    public static JsonObject Run(Change change, JsonObject target, string reason, bool inquiry)
    {
        var charge = change.Edit(target);
        charge["disputed"] = true;
        var dispute = Shape.Of("dispute", NewId.Of("du"), change.Now);
        dispute["amount"] = charge.Long("amount") - charge.Long("amount_refunded");
        dispute["charge"] = charge.Id();
        dispute["currency"] = charge.Text("currency");
        dispute["payment_intent"] = charge.Text("payment_intent");
        dispute["reason"] = reason;
        dispute["status"] = inquiry ? "warning_needs_response" : "needs_response";
        dispute["is_charge_refundable"] = inquiry;
        dispute["_clock"] = change.Find("customer", charge.Text("customer"))?.Text("test_clock");
        dispute["_due"] = change.Now + (ResponseDays * Day);
        dispute.Obj("evidence_details")!["due_by"] = dispute.Long("_due");
        dispute["payment_method_details"] = new JsonObject
        {
            ["card"] = new JsonObject
            {
                ["brand"] = charge.Text("payment_method_details.card.brand"),
                ["case_type"] = inquiry ? "inquiry" : "chargeback",
                ["network"] = charge.Text("payment_method_details.card.network"),
                ["network_reason_code"] = reason == "fraudulent" ? "10.4" : "13.1",
            },
            ["type"] = "card",
        };
        if (!inquiry)
        {
            BalanceTransactions.RecordDisputeWithdrawal(change, dispute);
        }

        change.Add(dispute);
        change.Publish("charge.dispute.created", dispute);
        if (!inquiry)
        {
            change.Publish("charge.dispute.funds_withdrawn", dispute);
        }

        return dispute;
    }

    /// <summary>Escalates an inquiry to a dispute and withdraws the funds.</summary>
    public static void Escalate(Change change, JsonObject dispute)
    {
        dispute["status"] = "needs_response";
        dispute["is_charge_refundable"] = false;
        dispute.Obj("payment_method_details.card")!["case_type"] = "chargeback";
        dispute["_due"] = change.Now + (ResponseDays * Day);
        dispute.Obj("evidence_details")!["due_by"] = dispute.Long("_due");
        BalanceTransactions.RecordDisputeWithdrawal(change, dispute);
        change.Publish("charge.dispute.updated", dispute);
        change.Publish("charge.dispute.funds_withdrawn", dispute);
    }

    private static void CreateFraudWarning(Change change, JsonObject charge)
    {
        var warning = Shape.Of("radar.early_fraud_warning", NewId.Of("issfr"), change.Now);
        warning["charge"] = charge.Id();
        warning["payment_intent"] = charge.Text("payment_intent");
        change.Add(warning);
        change.Publish("radar.early_fraud_warning.created", warning);
    }
}
