namespace Tenantry.Billing.StripeEmulator;

/// <summary>Maps the setup intent endpoints. Checkout sessions in setup mode create setup intents as well.</summary>
internal static class SetupIntents
{
    private const string Fields = "customer description metadata{*} payment_method allowed_payment_method_types[]";

    public static void Map(StripeApi api)
    {
        api.Post("setup_intents", "usage:off_session|on_session confirm:bool return_url " +
            $"automatic_payment_methods{{enabled!:bool allow_redirects:always|never}} {Fields}", Create);
        api.Post("setup_intents/{id}", Fields, call => Fill(call, EnsureOpen(call.Change.Edit("setup_intent", call.Id), "update")));
        api.Post("setup_intents/{id}/confirm", "payment_method return_url", call =>
            Confirm(call, call.Change.Edit("setup_intent", call.Id)));
        api.Post("setup_intents/{id}/cancel", "cancellation_reason:abandoned|duplicate|requested_by_customer", Cancel);
        api.Retrieve("setup_intents/{id}", "setup_intent");
        api.List("setup_intents", "customer payment_method created:range", call =>
            call.Change.All("setup_intent").Where(call.Params, "customer", "payment_method").CreatedIn(call.Params));
    }

    /// <summary>Adds an intent without a payment method.</summary>
    public static JsonObject Add(Change change, string? customer, JsonObject? metadata)
    {
        var intent = Shape.Of("setup_intent", NewId.Of("seti"), change.Now);
        intent["client_secret"] = $"{intent.Id()}_{NewId.Of("secret", 25)}";
        intent["customer"] = customer;
        intent["metadata"] = metadata?.Clone() ?? [];
        return change.Add(intent);
    }

    public static JsonObject Succeed(Change change, JsonObject intent, string? customer, string method)
    {
        intent["customer"] = customer;
        intent["payment_method"] = method;
        intent["status"] = "succeeded";
        intent["next_action"] = null;
        intent["last_setup_error"] = null;
        change.Publish("setup_intent.succeeded", intent);
        return intent;
    }

    private static JsonObject Create(StripeCall call)
    {
        var intent = Add(call.Change, customer: null, metadata: null);
        var automatic = call.Params.Obj("automatic_payment_methods");
        if (automatic is not null || !call.Params.ContainsKey("allowed_payment_method_types"))
        {
            intent["automatic_payment_methods"] = new JsonObject
            {
                ["allow_redirects"] = automatic?.Text("allow_redirects") ?? "always",
                ["enabled"] = automatic?.Bool("enabled") ?? true,
            };
        }

        intent["usage"] = call.Params.Text("usage") ?? "off_session";
        Fill(call, intent);
        call.Change.Publish("setup_intent.created", intent);
        return call.Params.Bool("confirm") ? Confirm(call, intent) : intent;
    }

    private static JsonObject Fill(StripeCall call, JsonObject intent)
    {
        intent.CopyFrom(call.Params, "description").MergeMetadata(call.Params);
        if (call.Params.Text("customer") is { } customer)
        {
            intent["customer"] = Customers.GetExisting(call.Change, customer).Id();
        }

        if (call.Params.Text("payment_method") is { } methodId)
        {
            var method = CardTokens.Find(methodId) is { } card
                ? PaymentMethods.Add(call.Change, card)
                : call.Change.Get("payment_method", methodId, "payment_method");
            intent["payment_method"] = method.Id();
            intent["status"] = "requires_confirmation";
        }

        return intent;
    }

    private static JsonObject Confirm(StripeCall call, JsonObject intent)
    {
        Fill(call, EnsureOpen(intent, "confirm"));
        var method = call.Change.Find("payment_method", intent.Text("payment_method")) ?? throw StripeApiException.Invalid(
            "You cannot confirm this SetupIntent because it's missing a payment method. Update the SetupIntent with a payment method and " +
            "then confirm it again.",
            code: "setup_intent_unexpected_state");
        var card = TestCards.Of(method);
        if (card.Decline is { } decline)
        {
            throw StripeApiException.CardDeclined(decline);
        }

        if (card.Authentication is not (Authentication.None or Authentication.AlreadySetUp))
        {
            intent["status"] = "requires_action";
            intent["next_action"] = Charging.StripeSdkAction();
            call.Change.Publish("setup_intent.requires_action", intent);
            return intent;
        }

        if (intent.Text("customer") is { } customer && method.Text("customer") is null)
        {
            PaymentMethods.Attach(call.Change, method.Id(), customer);
        }

        return Succeed(call.Change, intent, intent.Text("customer"), method.Id());
    }

    private static JsonObject Cancel(StripeCall call)
    {
        var intent = EnsureOpen(call.Change.Edit("setup_intent", call.Id), "cancel");
        intent["status"] = "canceled";
        intent["cancellation_reason"] = call.Params.Text("cancellation_reason");
        call.Change.Publish("setup_intent.canceled", intent);
        return intent;
    }

    private static JsonObject EnsureOpen(JsonObject intent, string verb) => intent.Text("status") is "succeeded" or "canceled"
        ? throw StripeApiException.Invalid(
            $"You cannot {verb} this SetupIntent because it has a status of {intent.Text("status")}.",
            code: "setup_intent_unexpected_state")
        : intent;
}
