namespace Tenantry.Billing.StripeEmulator;

internal enum PaymentOutcome
{
    Succeeded = 1,
    Declined,
    RequiresAuthentication,
}

/// <summary>Charges the card of a payment intent.</summary>
internal static class Charging
{
    /// <summary>
    /// Confirms a payment intent. Off session, the customer can't authenticate; <paramref name="authenticated"/> means that they just did.
    /// </summary>
    public static PaymentOutcome Confirm(Change change, JsonObject intent, JsonObject method, bool offSession, bool authenticated = false)
    {
        var card = TestCards.Of(method);
        intent["payment_method"] = method.Id();
        var needsAuthentication = !authenticated && RequiresAuthentication(card, method, offSession);
        if (needsAuthentication && !offSession && card.Decline is null)
        {
            RequireAction(change, intent);
            return PaymentOutcome.RequiresAuthentication;
        }

        var decline = card.Decline
            ?? (card.Authentication == Authentication.Failing ? CardDecline.FromDeclineCode("processing_error") : null)
            ?? (needsAuthentication ? CardDecline.FromDeclineCode("authentication_required") : card.DeclineAfterAttaching);
        return decline is null ? Succeed(change, intent, method, card, authenticated) : Decline(change, intent, method, card, decline);
    }

    private static bool RequiresAuthentication(TestCard card, JsonObject method, bool offSession) => card.Authentication switch
    {
        Authentication.None or Authentication.Failing => false,
        Authentication.Always => true,
        Authentication.UnlessSetUp => !offSession || !method.Bool("_authenticated"),
        _ => !offSession,
    };

    public static PaymentOutcome FailAuthentication(Change change, JsonObject intent)
    {
        intent["status"] = "requires_payment_method";
        intent["next_action"] = null;
        intent["last_payment_error"] = new JsonObject
        {
            ["code"] = "payment_intent_authentication_failure",
            ["message"] =
            "The provided PaymentMethod has failed authentication. You can provide payment_method_data or a new PaymentMethod to attempt "
                + "to fulfill this PaymentIntent again.",
            ["type"] = "invalid_request_error",
        };
        change.Publish("payment_intent.payment_failed", intent);
        return PaymentOutcome.Declined;
    }

    /// <summary>Builds the next action of a confirmation that Stripe.js would handle.</summary>
    public static JsonObject StripeSdkAction() =>
        new() { ["type"] = "use_stripe_sdk", ["use_stripe_sdk"] = new JsonObject { ["type"] = "three_d_secure_redirect" } };

    private static void RequireAction(Change change, JsonObject intent)
    {
        intent["status"] = "requires_action";
        intent["next_action"] = intent.Text("_return_url") is { } returnUrl
            ? new JsonObject
            {
                ["redirect_to_url"] = new JsonObject { ["return_url"] = returnUrl, ["url"] = intent.Text("_bank_url") },
                ["type"] = "redirect_to_url",
            }
            : StripeSdkAction();
        change.Publish("payment_intent.requires_action", intent);
    }

    private static PaymentOutcome Succeed(Change change, JsonObject intent, JsonObject method, TestCard card, bool authenticated)
    {
        if (authenticated && method.Text("customer") is not null)
        {
            change.Edit(method)["_authenticated"] = true;
        }

        var charge = Charges.Add(change, intent, method);
        charge["status"] = "succeeded";
        charge["paid"] = true;
        charge["outcome"] = Charges.Outcome(card, decline: null);
        if (authenticated)
        {
            charge.Obj("payment_method_details.card")!["three_d_secure"] = new JsonObject
            {
                ["authentication_flow"] = "challenge",
                ["electronic_commerce_indicator"] = null,
                ["exemption_indicator"] = null,
                ["result"] = "authenticated",
                ["result_reason"] = null,
                ["transaction_id"] = null,
                ["version"] = "2.2.0",
            };
        }

        intent["latest_charge"] = charge.Id();
        intent["next_action"] = null;
        intent["last_payment_error"] = null;
        if (intent.Text("capture_method") == "manual")
        {
            CapturePayment.Authorize(change, intent, charge);
            return PaymentOutcome.Succeeded;
        }

        charge["captured"] = true;
        charge["amount_captured"] = intent.Long("amount");
        BalanceTransactions.RecordCharge(change, charge);
        intent["amount_received"] = intent.Long("amount");
        intent["status"] = "succeeded";
        change.Publish("charge.succeeded", charge);
        change.Publish("payment_intent.succeeded", intent);
        OpenDispute.ApplyTestCard(change, charge, card);
        return PaymentOutcome.Succeeded;
    }

    private static PaymentOutcome Decline(Change change, JsonObject intent, JsonObject method, TestCard card, CardDecline decline)
    {
        var charge = Charges.Add(change, intent, method);
        charge["status"] = "failed";
        charge["failure_code"] = decline.Code;
        charge["failure_message"] = decline.Message;
        charge["outcome"] = Charges.Outcome(card, decline);
        intent["latest_charge"] = charge.Id();
        intent["status"] = "requires_payment_method";
        intent["next_action"] = null;
        intent["payment_method"] = null;
        intent["last_payment_error"] = new JsonObject
        {
            ["advice_code"] = decline.AdviceCode,
            ["charge"] = charge.Id(),
            ["code"] = decline.Code,
            ["decline_code"] = decline.DeclineCode,
            ["message"] = decline.Message,
            ["network_advice_code"] = decline.NetworkAdviceCode,
            ["network_decline_code"] = decline.NetworkDeclineCode,
            ["payment_method"] = method.ToWire(),
            ["type"] = "card_error",
        };
        change.Publish("charge.failed", charge);
        change.Publish("payment_intent.payment_failed", intent);
        return PaymentOutcome.Declined;
    }
}
