namespace Tenantry.Billing.StripeEmulator;

internal enum PaymentOutcome
{
    Succeeded = 1,
    Declined,
    NeedsAuthentication,
}

/// <summary>Tries to take an intent's money from a card.</summary>
internal static class Charging
{
    /// <summary>Off session nobody is there to confirm anything; authenticated means that a person just did.</summary>
    public static PaymentOutcome Confirm(Change change, JsonObject intent, JsonObject method, bool offSession, bool authenticated = false)
    {
        var card = TestCards.Of(method);
        intent["payment_method"] = method.Id();
        var mustConfirm = card.Authentication == Authentication.Always
            || (card.Authentication == Authentication.AtSetup && !method.Bool("_authenticated"));
        if (mustConfirm && !authenticated && !offSession)
        {
            RequireAction(change, intent);
            return PaymentOutcome.NeedsAuthentication;
        }

        var refused = card.DeclinedAtOnce ?? (authenticated ? null : card.DeclinedLater);
        if (refused is null && mustConfirm && !authenticated)
        {
            refused = TestCards.AuthenticationRequired;
        }

        return refused is null ? Succeed(change, intent, method, authenticated) : Decline(change, intent, method, refused);
    }

    public static PaymentOutcome FailAuthentication(Change change, JsonObject intent)
    {
        intent["status"] = "requires_payment_method";
        intent["next_action"] = null;
        intent["last_payment_error"] = new JsonObject
        {
            ["code"] = "payment_intent_authentication_failure",
            ["message"] = "The provided PaymentMethod has failed authentication. You can provide payment_method_data or a new PaymentMethod to attempt to fulfill this PaymentIntent again.",
            ["type"] = "invalid_request_error",
        };
        change.Say("payment_intent.payment_failed", intent);
        return PaymentOutcome.Declined;
    }

    private static void RequireAction(Change change, JsonObject intent)
    {
        intent["status"] = "requires_action";
        intent["next_action"] = new JsonObject { ["type"] = "use_stripe_sdk", ["use_stripe_sdk"] = new JsonObject { ["type"] = "three_d_secure_redirect" } };
        change.Say("payment_intent.requires_action", intent);
    }

    private static PaymentOutcome Succeed(Change change, JsonObject intent, JsonObject method, bool authenticated)
    {
        if (authenticated && method.Text("customer") is not null)
        {
            change.Edit(method)["_authenticated"] = true;
        }

        var charge = Charges.Add(change, intent, method);
        charge["status"] = "succeeded";
        charge["paid"] = true;
        charge["captured"] = true;
        charge["amount_captured"] = intent.Long("amount");
        charge["outcome"] = Charges.Outcome("approved_by_network", "authorized", "Payment complete.", reason: null);
        intent["latest_charge"] = charge.Id();
        intent["amount_received"] = intent.Long("amount");
        intent["status"] = "succeeded";
        intent["next_action"] = null;
        intent["last_payment_error"] = null;
        change.Say("charge.succeeded", charge);
        change.Say("payment_intent.succeeded", intent);
        return PaymentOutcome.Succeeded;
    }

    private static PaymentOutcome Decline(Change change, JsonObject intent, JsonObject method, CardRefusal refused)
    {
        var charge = Charges.Add(change, intent, method);
        charge["status"] = "failed";
        charge["failure_code"] = refused.Code;
        charge["failure_message"] = refused.Message;
        charge["outcome"] = Charges.Outcome("declined_by_network", "issuer_declined", "The bank did not return any further details with this decline.", refused.DeclineCode ?? refused.Code);
        intent["latest_charge"] = charge.Id();
        intent["status"] = "requires_payment_method";
        intent["next_action"] = null;
        intent["payment_method"] = null;
        intent["last_payment_error"] = new JsonObject
        {
            ["charge"] = charge.Id(),
            ["code"] = refused.Code,
            ["decline_code"] = refused.DeclineCode,
            ["message"] = refused.Message,
            ["payment_method"] = method.Wire(),
            ["type"] = "card_error",
        };
        change.Say("charge.failed", charge);
        change.Say("payment_intent.payment_failed", intent);
        return PaymentOutcome.Declined;
    }
}
