namespace Tenantry.Billing.StripeEmulator;

/// <summary>Handles payments with <c>capture_method=manual</c>: the amount is authorized first, then captured or released.</summary>
internal static class CapturePayment
{
    private const long CaptureSeconds = 7 * 24 * 60 * 60;

    public static void Map(StripeApi api) => api.Post("payment_intents/{id}/capture", "amount_to_capture:int metadata{*}", call =>
    {
        var intent = call.Change.Edit("payment_intent", call.Id);
        if (intent.Text("status") != "requires_capture")
        {
            throw StripeApiException.Invalid(
                $"This PaymentIntent could not be captured because it has a status of {intent.Text("status")}. " +
                "Only a PaymentIntent with one of the following statuses may be captured: requires_capture.",
                code: "payment_intent_unexpected_state");
        }

        var amount = call.Params.LongOrNull("amount_to_capture") ?? intent.Long("amount_capturable");
        if (amount < 1)
        {
            throw StripeApiException.Invalid("This value must be greater than or equal to 1.", "amount_to_capture",
                "parameter_invalid_integer");
        }

        if (amount > intent.Long("amount_capturable"))
        {
            throw StripeApiException.Invalid(
                "The amount could not be captured because the requested capture amount is greater than the amount you can capture for " +
                "this charge.",
                "amount_to_capture", "amount_too_large");
        }

        return Capture(call.Change, intent.MergeMetadata(call.Params), amount);
    });

    /// <summary>Authorizes the amount of an approved charge.</summary>
    public static void Authorize(Change change, JsonObject intent, JsonObject charge)
    {
        charge.Obj("payment_method_details.card")!["capture_before"] = change.Now + CaptureSeconds;
        intent["amount_capturable"] = intent.Long("amount");
        intent["status"] = "requires_capture";
        change.Publish("charge.succeeded", charge);
        change.Publish("payment_intent.amount_capturable_updated", intent);
    }

    /// <summary>Releases an authorized amount that isn't captured.</summary>
    public static void Release(Change change, JsonObject intent)
    {
        if (intent.Text("status") != "requires_capture")
        {
            return;
        }

        var charge = change.Edit("charge", intent.Text("latest_charge"));
        charge["amount_refunded"] = charge.Long("amount");
        charge["refunded"] = true;
        intent["amount_capturable"] = 0;
        change.Publish("charge.refunded", charge);
    }

    private static JsonObject Capture(Change change, JsonObject intent, long amount)
    {
        var charge = change.Edit("charge", intent.Text("latest_charge"));
        charge["amount_captured"] = amount;
        charge["captured"] = true;
        BalanceTransactions.RecordCharge(change, charge);
        intent["amount_capturable"] = 0;
        intent["amount_received"] = amount;
        intent["status"] = "succeeded";
        change.Publish("charge.captured", charge);
        change.Publish("payment_intent.succeeded", intent);
        OpenDispute.ApplyTestCard(change, charge, TestCards.Of(change.Get("payment_method", charge.Text("payment_method"))));
        return intent;
    }
}
