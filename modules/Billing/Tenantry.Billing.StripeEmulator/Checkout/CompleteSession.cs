namespace Tenantry.Billing.StripeEmulator;

/// <summary>What a person sent from the checkout page.</summary>
internal sealed record CheckoutPayment(string Email, CardForm Card, bool Authenticated = false);

/// <summary>How a checkout went: paid and away, a person must confirm, or a refusal beside the card.</summary>
internal sealed record CheckoutOutcome(PaymentOutcome Outcome, string? Message = null);

/// <summary>Pays a session and makes what it stands for.</summary>
internal static class CompleteSession
{
    public static CheckoutOutcome Run(Change change, JsonObject session, CheckoutPayment payment, EmulatorContext context)
    {
        var card = TestCards.Find(payment.Card.Digits)!;
        if (change.Find("customer", session.Text("customer")) is { } known && change.Find("test_helpers.test_clock", known.Text("test_clock")) is { } clock)
        {
            change.Now = clock.Long("frozen_time");
        }

        var due = session.LongOrNull("amount_total") ?? 0;
        if (card.Authentication != Authentication.None && !payment.Authenticated && card.DeclinedAtOnce is null)
        {
            return new(PaymentOutcome.NeedsAuthentication);
        }

        var refused = card.DeclinedAtOnce ?? (due > 0 && !payment.Authenticated ? card.DeclinedLater : null);
        if (refused is not null)
        {
            if (session.Text("mode") == "payment")
            {
                FailedIntent(change, session, payment, card);
            }

            return new(PaymentOutcome.Declined, refused.Message);
        }

        var customer = CheckoutCustomer.For(change, session, payment);
        var method = Method(change, payment, card);
        switch (session.Text("mode"))
        {
            case "subscription":
                PaySubscription(change, session, payment, context, customer!, method);
                break;
            case "payment":
                Pay(change, session, payment, customer, method);
                break;
            default:
                Attach(change, method, customer!);
                session["setup_intent"] = SetupIntents.Succeeded(change, customer!.Id(), method.Id(), session.Obj("_setup_intent_data.metadata")).Id();
                session["payment_status"] = "no_payment_required";
                break;
        }

        session["status"] = "complete";
        session["url"] = null;
        session["_due"] = null;
        session["_pending"] = null;
        change.Say("checkout.session.completed", session);
        return new(PaymentOutcome.Succeeded);
    }

    private static void PaySubscription(
        Change change, JsonObject session, CheckoutPayment payment, EmulatorContext context, JsonObject customer, JsonObject method)
    {
        Attach(change, method, customer);
        var items = session.Rows("_line_items").ToArray();
        var subscription = CreateSubscription.Start(change, new NewSubscription(customer,
            [.. items.Where(item => item.Obj("price.recurring") is not null).Select(item => (item.Obj("price")!, item.Long("quantity"), new JsonObject()))])
        {
            Parameters = session.Obj("_subscription_data")!,
            TrialEnd = SessionTotals.TrialEnd(change, session),
            PaymentMethod = method.Id(),
            Discounts = SessionTotals.Discount(change, session) is { } discount ? [discount] : [],
        }, context);
        foreach (var item in items.Where(item => item.Obj("price.recurring") is null))
        {
            var extra = InvoiceItems.Add(change, customer, item.Long("amount_subtotal"), item.Text("currency")!, item.Text("description"), change.Now, change.Now);
            extra["quantity"] = item.Long("quantity");
            extra["pricing"] = InvoiceLines.Pricing(item.Obj("price")!);
            extra["parent"] = InvoiceItems.Parent(subscription.Id(), item: null);
        }

        SubscriptionBilling.First(change, subscription, context.Address, collect: true, payment.Authenticated);
        SubscriptionSchedule.Set(change, subscription);
        session["subscription"] = subscription.Id();
        session["invoice"] = subscription.Text("latest_invoice");
        session["payment_status"] = session.Long("amount_total") == 0 ? "no_payment_required" : "paid";
    }

    private static void Pay(Change change, JsonObject session, CheckoutPayment payment, JsonObject? customer, JsonObject method)
    {
        if (session.Long("amount_total") == 0)
        {
            session["payment_status"] = "no_payment_required";
            return;
        }

        var intent = Intent(change, session, customer?.Id());
        if (intent.Text("setup_future_usage") is not null)
        {
            Attach(change, method, customer!);
        }

        Charging.Confirm(change, intent, method, offSession: false, payment.Authenticated);
        session["payment_status"] = "paid";
    }

    private static void FailedIntent(Change change, JsonObject session, CheckoutPayment payment, TestCard card) =>
        Charging.Confirm(change, Intent(change, session, session.Text("customer")), Method(change, payment, card), offSession: false, payment.Authenticated);

    private static JsonObject Intent(Change change, JsonObject session, string? customer)
    {
        if (session.Text("payment_intent") is { } made)
        {
            var open = change.Edit("payment_intent", made);
            open["customer"] = customer;
            return open;
        }

        var intent = PaymentIntents.Add(change, session.Long("amount_total"), session.Text("currency")!, customer);
        var data = session.Obj("_payment_intent_data")!;
        intent.Take(data, "description", "setup_future_usage").TakeMetadata(data);
        session["payment_intent"] = intent.Id();
        change.Say("payment_intent.created", intent);
        return intent;
    }

    private static JsonObject Method(Change change, CheckoutPayment payment, TestCard card)
    {
        var (month, year) = payment.Card.ExpiresAt()!.Value;
        var method = PaymentMethods.Add(change, card, month, year, new JsonObject { ["email"] = payment.Email, ["name"] = payment.Card.Name });
        method["_authenticated"] = payment.Authenticated;
        return method;
    }

    private static void Attach(Change change, JsonObject method, JsonObject customer) => PaymentMethods.Attach(change, method.Id(), customer.Id());
}
