namespace Tenantry.Billing.StripeEmulator;

internal static class PaymentMethods
{
    public static void Map(StripeApi api)
    {
        api.Post("payment_methods",
            "type! card{number token exp_month:int exp_year:int cvc} billing_details{name email phone address{city country line1 line2 "
                + "postal_code state}} metadata{*}", Create);
        api.Get("payment_methods/{id}", "", call =>
            call.Change.Find("payment_method", call.Id) ?? throw StripeApiException.PaymentMethodMissing(call.Id));
        api.List("payment_methods", "customer type", call => Rows(call, call.Params.Text("customer")));
        api.List("customers/{id}/payment_methods", "type", call => Rows(call, Customers.GetExisting(call.Change, call.Id, "id").Id()));
        api.Post("payment_methods/{id}/attach", "customer!", call =>
            CardTokens.Find(call.Id) is null && call.Change.Find("payment_method", call.Id) is null
            ? throw StripeApiException.PaymentMethodMissing(call.Id)
            : Attach(call.Change, call.Id, Customers.GetExisting(call.Change, call.Params.Text("customer")).Id()));
        api.Post("payment_methods/{id}/detach", "", call => Detach(call.Change, call.Id));
    }

    /// <summary>Adds a test card without a customer. It expires in a year.</summary>
    public static JsonObject Add(Change change, TestCard card)
    {
        var today = DateTimeOffset.FromUnixTimeSeconds(change.Now);
        return Add(change, card, today.Month, today.Year + 1);
    }

    public static JsonObject Add(Change change, TestCard card, int month, int year, JsonObject? billing = null)
    {
        var method = Shape.Of("payment_method", NewId.Of("pm"), change.Now);
        var details = method.Obj("card")!;
        details["brand"] = card.Brand;
        details["display_brand"] = card.Brand == "amex" ? "american_express" : card.Brand;
        details["last4"] = card.Last4;
        details["exp_month"] = month;
        details["exp_year"] = year;
        details["fingerprint"] = Fingerprint(card);
        details["funding"] = card.Funding;
        details["country"] = card.Country;
        foreach (var check in card.FailedChecks)
        {
            details.Obj("checks")![check] = "fail";
        }

        details.Obj("networks")!["available"] = new JsonArray(card.Brand);
        method.Obj("billing_details")!.CopyFrom(billing ?? [], "name", "email", "phone", "address").WithCompleteAddress();
        method["_number"] = card.Number;
        return change.Add(method);
    }

    /// <summary>Attaches a card to a customer. A card that declines immediately is rejected here, as by Stripe.</summary>
    public static JsonObject Attach(Change change, string id, string customer, string param = "payment_method")
    {
        var method = CardTokens.Find(id) is { } card
            ? Add(change, card)
            : change.Edit("payment_method", id, param);
        if (method.Text("customer") is { } owner && owner != customer)
        {
            throw StripeApiException.Invalid("The payment method you provided has already been attached to a customer.", param);
        }

        if (TestCards.Of(method).Decline is { } decline)
        {
            throw StripeApiException.CardDeclined(decline, param: "");
        }

        if (method.Text("customer") is null)
        {
            method["customer"] = customer;
            change.Publish("payment_method.attached", method);
        }

        return method;
    }

    public static JsonObject Detach(Change change, string id)
    {
        var method = change.Edit("payment_method", id);
        if (method.Text("customer") is not { } owner)
        {
            throw StripeApiException.Invalid("The payment method you provided is not attached to a customer so detachment is impossible.",
                "payment_method");
        }

        var customer = change.Edit("customer", owner);
        if (customer.Text("invoice_settings.default_payment_method") == id)
        {
            customer.Obj("invoice_settings")!["default_payment_method"] = null;
        }

        foreach (var subscription in change.All("subscription", "customer", owner)
            .Where(row => row.Text("default_payment_method") == id).ToArray())
        {
            change.Edit(subscription)["default_payment_method"] = null;
        }

        method["customer"] = null;
        change.Publish("payment_method.detached", method);
        return method;
    }

    /// <summary>
    /// Resolves the payment method of a payment: the one given, else the subscription's default, else the customer's default.
    /// </summary>
    public static JsonObject? Resolve(Change change, string? customer, string? paymentMethod = null, JsonObject? subscription = null) =>
        change.Find("payment_method", paymentMethod)
        ?? change.Find("payment_method", subscription?.Text("default_payment_method"))
        ?? change.Find("payment_method", change.Find("customer", customer)?.Text("invoice_settings.default_payment_method"));

    private static IEnumerable<JsonObject> Rows(StripeCall call, string? customer) => call.Change.All("payment_method")
        .Where(row => customer is not null && row.Text("customer") == customer)
        .Where(call.Params, "type");

    private static JsonObject Create(StripeCall call)
    {
        if (call.Params.Text("type") != "card")
        {
            throw StripeApiException.Invalid("The emulator supports cards only.", "type");
        }

        var card = CardTokens.Find(call.Params.Text("card.token")) ?? TestCards.Find(call.Params.Text("card.number"))
            ?? throw new StripeApiException(402, "card_error", "incorrect_number", "Your card number is incorrect.", "number");
        var year = DateTimeOffset.FromUnixTimeSeconds(call.Change.Now).Year + 4;
        var method = Add(call.Change, card, (int)(call.Params.LongOrNull("card.exp_month") ?? 12),
            (int)(call.Params.LongOrNull("card.exp_year") ?? year), call.Params.Obj("billing_details"));
        return method.MergeMetadata(call.Params);
    }

    private static string Fingerprint(TestCard card) =>
        Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(card.Number)))[..16];
}
