namespace Tenantry.Billing.StripeEmulator;

/// <summary>Resolves the card that pays a session: entered on the page or saved earlier.</summary>
internal static class SessionCard
{
    /// <summary>
    /// Determines whether the page collects a card. It doesn't if nothing is due today and no card is required for later payments.
    /// </summary>
    public static bool IsRequired(JsonObject session) => session.Text("mode") == "setup" || session.LongOrNull("amount_total") > 0
        || (session.Text("mode") == "subscription" && session.Text("payment_method_collection") == "always");

    /// <summary>
    /// Returns the outcome of a payment that is declined or needs authentication; <see langword="null"/> if the card can pay.
    /// </summary>
    public static CheckoutOutcome? CheckPayment(Change change, JsonObject session, CheckoutBuyer buyer, bool authenticated)
    {
        var card = Card(change, buyer);
        if (card.Authentication is not (Authentication.None or Authentication.Failing) && !authenticated)
        {
            return new(PaymentOutcome.RequiresAuthentication);
        }

        var authenticationError = card.Authentication == Authentication.Failing ? CardDecline.FromDeclineCode("processing_error") : null;
        if ((card.Decline ?? authenticationError ?? (session.LongOrNull("amount_total") > 0 ? card.DeclineAfterAttaching
            : null)) is not { } decline)
        {
            return null;
        }

        if (session.Text("mode") == "payment" && session.LongOrNull("amount_total") > 0)
        {
            Charging.Confirm(change, Intent(change, session, session.Text("customer")), Method(change, session, buyer, authenticated),
                offSession: false, authenticated);
        }

        return new(PaymentOutcome.Declined, decline.Message);
    }

    public static string Last4(Change change, CheckoutBuyer buyer) => Card(change, buyer).Last4;

    public static JsonObject Method(Change change, JsonObject session, CheckoutBuyer buyer, bool authenticated)
    {
        if (buyer.SavedCard is not null)
        {
            return change.Edit("payment_method", buyer.SavedCard);
        }

        var (month, year) = buyer.Card.ExpiresAt()!.Value;
        var billing = new JsonObject { ["email"] = buyer.Email, ["name"] = buyer.Card.Name };
        if (buyer.Address is not null)
        {
            billing["address"] = buyer.Address.Clone();
        }

        var method = PaymentMethods.Add(change, Card(change, buyer), month, year, billing);
        method["_authenticated"] = authenticated;
        method["allow_redisplay"] = buyer.SaveCard ? "always" : session.Text("mode") == "payment"
            && session["_payment_intent_data"]?["setup_future_usage"] is null ? "unspecified" : "limited";
        return method;
    }

    public static void Attach(Change change, JsonObject? method, JsonObject? customer)
    {
        if (method is not null && customer is not null && method.Text("customer") is null)
        {
            PaymentMethods.Attach(change, method.Id(), customer.Id());
        }
    }

    public static JsonObject Intent(Change change, JsonObject session, string? customer)
    {
        var data = session.Obj("_payment_intent_data")!;
        if (session.Text("payment_intent") is { } intentId)
        {
            var existingIntent = change.Edit("payment_intent", intentId);
            existingIntent["customer"] = customer;
            return existingIntent.CopyFrom(data, "setup_future_usage").MergeMetadata(data);
        }

        var intent = PaymentIntents.Add(change, session.Long("amount_total"), session.Text("currency")!, customer);
        intent.CopyFrom(data, "description", "receipt_email", "setup_future_usage").MergeMetadata(data);
        session["payment_intent"] = intent.Id();
        change.Publish("payment_intent.created", intent);
        return intent;
    }

    private static TestCard Card(Change change, CheckoutBuyer buyer) => buyer.SavedCard is { } savedCard
        ? TestCards.Of(change.Get("payment_method", savedCard))
        : TestCards.Find(buyer.Card.Digits)!;
}
