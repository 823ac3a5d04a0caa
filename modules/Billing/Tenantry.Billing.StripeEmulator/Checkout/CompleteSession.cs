namespace Tenantry.Billing.StripeEmulator;

/// <summary>Represents the outcome of a checkout: paid, authentication required, or declined with a message for the card field.</summary>
internal sealed record CheckoutOutcome(PaymentOutcome Outcome, string? Message = null);

/// <summary>Completes a session: charges the buyer and creates the objects of the session's mode.</summary>
internal static class CompleteSession
{
    public static CheckoutOutcome Run(Change change, JsonObject session, CheckoutBuyer buyer, EmulatorContext context,
        bool authenticated = false)
    {
        if (change.Find("customer", session.Text("customer")) is { } existing
            && change.Find("test_helpers.test_clock", existing.Text("test_clock")) is { } clock)
        {
            change.Now = clock.Long("frozen_time");
        }

        SessionTotals.Set(change, session, buyer);
        var collectsCard = SessionCard.IsRequired(session);
        if (collectsCard && SessionCard.CheckPayment(change, session, buyer, authenticated) is { } declined)
        {
            return declined;
        }

        var customer = CheckoutCustomer.Resolve(change, session, buyer);
        var method = collectsCard ? SessionCard.Method(change, session, buyer, authenticated) : null;
        switch (session.Text("mode"))
        {
            case "subscription":
                PaySubscription(change, session, context, customer!, method, authenticated);
                break;
            case "payment":
                Pay(change, session, context, customer, method, authenticated);
                break;
            default:
                SessionCard.Attach(change, method!, customer!);
                SetupIntents.Succeed(change, change.Edit("setup_intent", session.Text("setup_intent")), customer!.Id(), method!.Id());
                break;
        }

        session["status"] = "complete";
        session["url"] = null;
        session["_due"] = null;
        session["_pending"] = null;
        change.Publish("checkout.session.completed", session);
        return new(PaymentOutcome.Succeeded);
    }

    private static void PaySubscription(Change change, JsonObject session, EmulatorContext context, JsonObject customer, JsonObject? method,
        bool authenticated)
    {
        SessionCard.Attach(change, method, customer);
        var items = session.Rows("_line_items").ToArray();
        var subscription = CreateSubscription.Start(change, new NewSubscription(customer,
            [.. items.Where(item => item.Obj("price.recurring") is not null)
                .Select(item => (item.Obj("price")!, item.Long("quantity"), Row(item)))])
        {
            Parameters = Parameters(session),
            TrialEnd = SessionTotals.TrialEnd(change, session),
            PaymentMethod = method?.Id(),
            Discounts = SessionTotals.Discount(change, session) is { } discount ? [discount] : [],
        }, context);
        foreach (var item in items.Where(item => item.Obj("price.recurring") is null))
        {
            var extra = InvoiceItems.Add(change, customer, item.Long("amount_subtotal"), item.Text("currency")!, item.Text("description"),
                change.Now, change.Now);
            InvoiceItems.SetQuantity(extra, item.Long("quantity"));
            extra["pricing"] = InvoiceLines.Pricing(item.Obj("price")!);
            extra["tax_rates"] = TaxRates.ResolveOrNull(change, Row(item));
            extra["parent"] = InvoiceItems.Parent(subscription.Id(), item: null);
        }

        SubscriptionBilling.InvoiceFirstPeriod(change, subscription, context.Address,
            new CollectionOptions(Collect: true, OffSession: false, authenticated));
        SubscriptionTiming.Set(change, subscription);
        session["subscription"] = subscription.Id();
        session["invoice"] = subscription.Text("latest_invoice");
        session["payment_status"] = session.Long("amount_total") == 0 ? "no_payment_required" : "paid";
    }

    private static JsonObject Parameters(JsonObject session)
    {
        var parameters = session.Obj("_subscription_data")!.Clone();
        if (session.Bool("automatic_tax.enabled"))
        {
            parameters["automatic_tax"] = new JsonObject { ["enabled"] = true };
        }

        return parameters;
    }

    private static JsonObject Row(JsonObject item) => item["_tax_rates"] is { } rates ? new() { ["tax_rates"] = rates.DeepClone() } : [];

    private static void Pay(Change change, JsonObject session, EmulatorContext context, JsonObject? customer, JsonObject? method,
        bool authenticated)
    {
        if (SessionInvoice.IsEnabled(session))
        {
            var invoice = SessionInvoice.Issue(change, session, customer!, context.Address);
            session["payment_intent"] = invoice.Text("_payment_intent") ?? session.Text("payment_intent");
        }

        session["payment_status"] = session.Long("amount_total") == 0 ? "no_payment_required" : "paid";
        if (session.Long("amount_total") == 0)
        {
            return;
        }

        var intent = SessionCard.Intent(change, session, customer?.Id());
        if (intent.Text("setup_future_usage") is not null || method!.Text("allow_redisplay") == "always")
        {
            SessionCard.Attach(change, method!, customer);
        }

        if (SessionInvoice.IsEnabled(session))
        {
            PayInvoice.Run(change, change.Edit("invoice", session.Text("invoice")), method!.Id(), offSession: false, authenticated);
        }
        else
        {
            Charging.Confirm(change, intent, method!, offSession: false, authenticated);
            if (SessionTotals.Discount(change, session) is { } discount)
            {
                Discounts.Redeem(change, discount.Coupon, discount.Code, session);
            }
        }
    }
}
