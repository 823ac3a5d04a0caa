namespace Tenantry.Billing.StripeEmulator;

internal static class CreateSession
{
    private const long Day = 24 * 60 * 60;

    public static void Map(StripeApi api) => api.Post("checkout/sessions",
        $"mode!:payment|setup|subscription line_items[]{{price {CreateSubscription.PriceData} quantity:int}} success_url! cancel_url customer customer_email " +
        $"client_reference_id metadata{{*}} subscription_data{{metadata{{*}} description trial_period_days:int trial_end:int {CreateSubscription.TrialSettings}}} " +
        "payment_intent_data{metadata{*} description setup_future_usage:off_session|on_session} setup_intent_data{metadata{*}} " +
        $"allow_promotion_codes:bool {Discounts.Parameter} expires_at:int payment_method_types[] payment_method_collection:always|if_required " +
        "customer_creation:always|if_required currency locale ui_mode:hosted|hosted_page",
        Create);

    private static JsonObject Create(StripeCall call)
    {
        var (change, p) = (call.Change, call.Params);
        var mode = p.Text("mode")!;
        CheckUrl(p.Text("success_url"), "success_url");
        CheckUrl(p.Text("cancel_url"), "cancel_url");
        var session = Shape.Of("checkout.session", NewId.CheckoutSession(), change.Now);
        session.Take(p, "mode", "success_url", "cancel_url", "customer_email", "client_reference_id", "allow_promotion_codes", "currency", "locale").TakeMetadata(p);
        session["expires_at"] = Expiry(change, p);
        session["_due"] = session.Long("expires_at");
        session["url"] = $"{call.Context.Address}/c/pay/{session.Id()}";
        session["customer_creation"] = mode == "payment" ? p.Text("customer_creation") ?? "if_required" : mode == "setup" ? "always" : null;
        session["payment_method_collection"] = mode == "payment" ? null : p.Text("payment_method_collection") ?? "always";
        session["_subscription_data"] = p.Obj("subscription_data")?.Clone() ?? [];
        session["_payment_intent_data"] = p.Obj("payment_intent_data")?.Clone() ?? [];
        session["_setup_intent_data"] = p.Obj("setup_intent_data")?.Clone() ?? [];
        SetCustomer(change, session, p);
        SetItems(change, session, p);
        SetDiscounts(change, session, p);
        SessionTotals.Set(change, session);
        return change.Add(session);
    }

    private static long Expiry(Change change, JsonObject parameters)
    {
        var at = parameters.LongOrNull("expires_at") ?? change.Now + Day;
        return at >= change.Now + (30 * 60) - 60 && at <= change.Now + Day + 60
            ? at
            : throw StripeRefusal.Invalid("The `expires_at` timestamp must be at least 30 minutes and at most 24 hours from Checkout Session creation.", "expires_at");
    }

    private static void SetCustomer(Change change, JsonObject session, JsonObject parameters)
    {
        if (parameters.Text("customer") is not { } id)
        {
            return;
        }

        if (parameters.Text("customer_email") is not null)
        {
            throw StripeRefusal.Invalid("You may only specify one of these parameters: customer, customer_email.", "customer");
        }

        var customer = Customers.Living(change, id);
        session["customer"] = customer.Id();
        session["customer_details"] = CheckoutCustomer.Details(customer.Text("email"), customer.Text("name"));
    }

    private static void SetItems(Change change, JsonObject session, JsonObject parameters)
    {
        var mode = session.Text("mode");
        var items = new JsonArray();
        var index = 0;
        foreach (var row in parameters.Rows("line_items"))
        {
            var price = CreateSubscription.Price(change, row, $"line_items[{index}][price]");
            if (mode == "payment" && price["recurring"] is not null)
            {
                throw StripeRefusal.Invalid("You specified `payment` mode but passed a recurring price. Either switch to `subscription` mode or use only one-time prices.");
            }

            var item = Shape.Of("item", NewId.Of("li"), created: 0);
            item["price"] = price.Wire();
            item["currency"] = price.Text("currency");
            item["quantity"] = row.LongOrNull("quantity") ?? 1;
            item["description"] = InvoiceDraft.ProductName(change, price);
            items.Add(item);
            index++;
        }

        session["_line_items"] = items;
        var rows = session.Rows("_line_items").ToArray();
        if (mode == "subscription" && !rows.Any(item => item.Obj("price.recurring") is not null))
        {
            throw rows.Length == 0 ? StripeRefusal.Missing("line_items") : StripeRefusal.Invalid(
                "You must provide at least one recurring price in `subscription` mode when using prices.");
        }

        if (mode == "payment" && rows.Length == 0)
        {
            throw StripeRefusal.Missing("line_items");
        }

        SubscriptionChange.CheckSame(rows.Select(item => item.Obj("price")!).Where(price => price["recurring"] is not null));
        session["currency"] = rows.FirstOrDefault()?.Text("currency") ?? session.Text("currency");
    }

    private static void SetDiscounts(Change change, JsonObject session, JsonObject parameters)
    {
        if (!parameters.Rows("discounts").Any())
        {
            return;
        }

        if (parameters.ContainsKey("allow_promotion_codes"))
        {
            throw StripeRefusal.Invalid("You may only specify one of these parameters: allow_promotion_codes, discounts.", "discounts");
        }

        var (coupon, code) = Discounts.Named(change, parameters.Rows("discounts").First());
        session["discounts"] = new JsonArray(new JsonObject { ["coupon"] = code is null ? coupon.Id() : null, ["promotion_code"] = code?.Id() });
    }

    private static void CheckUrl(string? url, string param)
    {
        if (url is not null && !(Uri.TryCreate(url, UriKind.Absolute, out var parsed) && parsed.Scheme is ("http" or "https")))
        {
            throw StripeRefusal.Invalid("Not a valid URL", param, "url_invalid");
        }
    }
}
