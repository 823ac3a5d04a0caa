namespace Tenantry.Billing.StripeEmulator;

internal static class PaymentIntents
{
    private const string Fields = "description metadata{*} receipt_email payment_method setup_future_usage:off_session|on_session " +
        "transfer_group shipping{name! phone carrier tracking_number address!{city country line1 line2 postal_code state}}";

    public static void Map(StripeApi api)
    {
        api.Post("payment_intents",
            "amount!:int currency! customer confirm:bool off_session:bool allowed_payment_method_types[] return_url " +
            "automatic_payment_methods{enabled:bool allow_redirects:always|never} capture_method:automatic|automatic_async|manual " +
            $"confirmation_method:automatic {Fields}", Create);
        api.Post("payment_intents/{id}", $"amount:int {Fields}", Update);
        api.Post(
            "payment_intents/{id}/confirm",
            "payment_method off_session:bool return_url capture_method:automatic|automatic_async|manual",
            call => Confirm(call, call.Change.Edit("payment_intent", call.Id)));
        api.Post("payment_intents/{id}/cancel", "cancellation_reason:abandoned|duplicate|fraudulent|requested_by_customer", Cancel);
        CapturePayment.Map(api);
        api.Retrieve("payment_intents/{id}", "payment_intent");
        api.List("payment_intents", "customer created:range",
            call => call.Change.All("payment_intent").Where(call.Params, "customer").CreatedIn(call.Params));
    }

    public static JsonObject Add(Change change, long amount, string currency, string? customer, string? description = null)
    {
        var intent = Shape.Of("payment_intent", NewId.Of("pi"), change.Now);
        intent["amount"] = amount;
        intent["currency"] = currency;
        intent["customer"] = customer;
        intent["description"] = description;
        intent["client_secret"] = $"{intent.Id()}_{NewId.Of("secret", 25)}";
        change.Add(intent);
        return intent;
    }

    private static JsonObject Create(StripeCall call)
    {
        var parameters = call.Params;
        if (parameters.Long("amount") < 1)
        {
            throw StripeApiException.Invalid(
                "The amount must be greater than or equal to the minimum charge amount allowed for your account and the currency set " +
                "(https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts).  If you want to save a Payment Method for " +
                "future use without an immediate payment, use a Setup Intent instead: https://docs.stripe.com/payments/setup-intents",
                "amount", "parameter_invalid_integer");
        }

        var customer = parameters.Text("customer") is { } id ? Customers.GetExisting(call.Change, id) : null;
        var intent = Add(call.Change, parameters.Long("amount"), parameters.Text("currency")!.ToLowerInvariant(), customer?.Id());
        Fill(intent, parameters);
        intent["capture_method"] = parameters.Text("capture_method") ?? "automatic_async";
        intent["automatic_payment_methods"] = new JsonObject { ["allow_redirects"] = "always", ["enabled"] = true };
        SetPaymentMethod(call, intent);
        call.Change.Publish("payment_intent.created", intent);
        return parameters.Bool("confirm") ? Confirm(call, intent) : intent;
    }

    private static JsonObject Update(StripeCall call)
    {
        var intent = EnsureOpen(call.Change.Edit("payment_intent", call.Id), "update");
        Fill(intent.CopyFrom(call.Params, "amount"), call.Params);
        SetPaymentMethod(call, intent);
        return intent;
    }

    private static void Fill(JsonObject intent, JsonObject parameters)
    {
        intent.CopyFrom(parameters, "description", "receipt_email", "setup_future_usage", "transfer_group").MergeMetadata(parameters);
        if (parameters.Obj("shipping") is { } shipping)
        {
            intent["shipping"] = Shipping(shipping);
        }
    }

    private static JsonObject Shipping(JsonObject shipping)
    {
        string[] fields = ["city", "country", "line1", "line2", "postal_code", "state"];
        var address = new JsonObject(fields.Select(field => KeyValuePair.Create(field, shipping.At($"address.{field}")?.DeepClone())));
        return new JsonObject { ["address"] = address, ["carrier"] = null, ["name"] = null, ["phone"] = null, ["tracking_number"] = null }
            .CopyFrom(shipping, "carrier", "name", "phone", "tracking_number");
    }

    private static JsonObject Cancel(StripeCall call)
    {
        var intent = EnsureOpen(call.Change.Edit("payment_intent", call.Id), "cancel");
        CapturePayment.Release(call.Change, intent);
        intent["status"] = "canceled";
        intent["canceled_at"] = call.Change.Now;
        intent["cancellation_reason"] = call.Params.Text("cancellation_reason");
        call.Change.Publish("payment_intent.canceled", intent);
        return intent;
    }

    private static JsonObject Confirm(StripeCall call, JsonObject intent)
    {
        EnsureOpen(intent, "confirm");
        SetPaymentMethod(call, intent);
        var method = call.Change.Find("payment_method", intent.Text("payment_method")) ?? throw StripeApiException.Invalid(
            "You cannot confirm this PaymentIntent because it's missing a payment method. You can either update the PaymentIntent with a "
                + "payment " +
            "method and then confirm it again, or confirm it again directly with a payment method or ConfirmationToken.",
            code: "payment_intent_unexpected_state");
        intent.CopyFrom(call.Params, "capture_method");
        intent["_return_url"] = call.Params.Text("return_url");
        intent["_bank_url"] = $"{call.Context.Address}{PaymentAuthenticationPages.PathOf(intent)}";
        return Charging.Confirm(call.Change, intent, method, call.Params.Bool("off_session")) == PaymentOutcome.Declined
            ? throw CreateDeclineError(intent)
            : intent;
    }

    /// <summary>Creates the error of a declined charge. The charge is kept.</summary>
    public static StripeApiException CreateDeclineError(JsonObject intent) =>
        new(402, "card_error", intent.Text("last_payment_error.code"), intent.Text("last_payment_error.message")!)
    {
        KeepsChanges = true,
        DeclineCode = intent.Text("last_payment_error.decline_code"),
        Advice = DeclineAdvice.Of(intent.Obj("last_payment_error")!),
        PaymentIntent = intent.ToWire(),
    };

    private static void SetPaymentMethod(StripeCall call, JsonObject intent)
    {
        if (call.Params.Text("payment_method") is not { } methodId)
        {
            return;
        }

        var method = CardTokens.Find(methodId) is { } card
            ? PaymentMethods.Add(call.Change, card)
            : call.Change.Get("payment_method", methodId, "payment_method");
        intent["payment_method"] = method.Id();
        intent["status"] = "requires_confirmation";
    }

    private static JsonObject EnsureOpen(JsonObject intent, string verb) =>
        intent.Text("status") is "succeeded" or "canceled" || (intent.Text("status") == "requires_capture" && verb != "cancel")
        ? throw StripeApiException.Invalid($"You cannot {verb} this PaymentIntent because it has a status of {intent.Text("status")}.",
            code: "payment_intent_unexpected_state")
        : intent;
}
