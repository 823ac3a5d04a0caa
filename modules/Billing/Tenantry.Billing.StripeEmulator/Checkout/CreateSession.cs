namespace Tenantry.Billing.StripeEmulator;

internal static class CreateSession
{
    private const long Day = 24 * 60 * 60;

    public static void Map(StripeApi api) => api.Post("checkout/sessions", SessionParameters.Accepted, call =>
    {
        SessionParameters.Check(call.Params);
        return Create(call.Change, call.Params, call.Context.Address);
    });

    /// <summary>Creates an open session. Its parameters are stored so that a recovery can create it again.</summary>
    public static JsonObject Create(Change change, JsonObject parameters, string address)
    {
        var mode = parameters.Text("mode")!;
        var session = Shape.Of("checkout.session", NewId.CheckoutSession(), change.Now);
        session.CopyFrom(parameters, "mode", "ui_mode", "success_url", "cancel_url", "return_url", "redirect_on_completion",
            "customer_email", "client_reference_id",
            "allow_promotion_codes", "currency", "locale", "submit_type", "billing_address_collection").MergeMetadata(parameters);
        session["expires_at"] = Expiry(change, parameters);
        session["_due"] = session.Long("expires_at");
        session["_parameters"] = parameters.Clone();
        foreach (var data in (string[])["subscription_data", "payment_intent_data", "setup_intent_data", "customer_update"])
        {
            session[$"_{data}"] = parameters.Obj(data)?.Clone() ?? [];
        }

        session["customer_creation"] = parameters.ContainsKey("customer") ? null
            : mode == "payment" ? parameters.Text("customer_creation") ?? "if_required" : mode == "setup" ? "always" : null;
        session["payment_method_collection"] = mode == "payment" ? "if_required" : parameters.Text("payment_method_collection") ?? "always";
        SetAddress(session, address);
        SetCollections(session, parameters);
        SetCustomer(change, session, parameters);
        SetMode(change, session, parameters);
        SessionItems.Set(change, session, parameters);
        if (mode == "subscription" && change.Find("customer", session.Text("customer")) is { } customer)
        {
            CustomerCurrency.Check(change, customer, session.Text("currency")!);
        }

        SetDiscounts(change, session, parameters);
        SessionTotals.Set(change, session);
        return change.Add(session);
    }

    /// <summary>
    /// Sets the fields that depend on the mode. A session in setup mode has no amounts, and its setup intent exists from the start.
    /// </summary>
    private static void SetMode(Change change, JsonObject session, JsonObject parameters)
    {
        if (session.Text("mode") == "setup")
        {
            session["payment_status"] = "no_payment_required";
            session["total_details"] = null;
            var intent = SetupIntents.Add(change, parameters.Text("customer"), session.Obj("_setup_intent_data.metadata"));
            session["setup_intent"] = intent.Id();
            return;
        }

        session["adaptive_pricing"] = new JsonObject { ["enabled"] = true };
        session["discounts"] = new JsonArray();
    }

    private static long Expiry(Change change, JsonObject parameters)
    {
        var at = parameters.LongOrNull("expires_at") ?? change.Now + Day;
        return at >= change.Now + (30 * 60) - 60 && at <= change.Now + Day + 60
            ? at
            : throw StripeApiException.Invalid(
                "The `expires_at` timestamp must be at least 30 minutes and at most 24 hours from Checkout Session creation.",
                "expires_at");
    }

    private static void SetAddress(JsonObject session, string address)
    {
        if (session.Text("ui_mode") == "embedded_page")
        {
            session["client_secret"] = $"{session.Id()}_{NewId.Of("secret", 32)}";
            session["redirect_on_completion"] ??= "always";
        }
        else
        {
            session["url"] = $"{address}{CheckoutPaths.Of(session).Page}";
        }
    }

    private static void SetCollections(JsonObject session, JsonObject parameters)
    {
        if (parameters.Obj("tax_id_collection") is { } taxIds)
        {
            session["tax_id_collection"] = new JsonObject
                { ["enabled"] = taxIds.Bool("enabled"), ["required"] = taxIds.Text("required") ?? "never" };
        }

        var saved = parameters.Obj("saved_payment_method_options");
        if (session.Text("mode") != "setup" && (saved is not null || parameters.ContainsKey("customer")))
        {
            session["saved_payment_method_options"] = new JsonObject
            {
                ["allow_redisplay_filters"] = saved?["allow_redisplay_filters"]?.DeepClone() ?? new JsonArray("always"),
                ["payment_method_remove"] = saved?.Text("payment_method_remove") ?? "disabled",
                ["payment_method_save"] = saved?.Text("payment_method_save"),
            };
        }

        if (parameters.Obj("after_expiration.recovery") is { } recovery)
        {
            session["after_expiration"] = new JsonObject
            {
                ["recovery"] = new JsonObject
                {
                    ["allow_promotion_codes"] = recovery.Bool("allow_promotion_codes"),
                    ["enabled"] = recovery.Bool("enabled"),
                    ["expires_at"] = null,
                    ["url"] = null,
                },
            };
        }

        if (session.Text("mode") == "payment")
        {
            session["invoice_creation"] = SessionInvoice.Settings(parameters.Obj("invoice_creation"));
        }

        if (parameters.Bool("automatic_tax.enabled"))
        {
            session["automatic_tax"] = new JsonObject
            {
                ["enabled"] = true,
                ["liability"] = new JsonObject { ["type"] = "self" },
                ["provider"] = "stripe",
                ["status"] = "requires_location_inputs",
            };
        }
    }

    private static void SetCustomer(Change change, JsonObject session, JsonObject parameters)
    {
        if (parameters.Text("customer") is { } id)
        {
            var customer = Customers.GetExisting(change, id);
            session["customer"] = customer.Id();
            session["customer_details"] = CheckoutCustomer.Initial(session, customer.Text("email"));
            if (session.Bool("automatic_tax.enabled") && session.Text("_customer_update.address") != "auto")
            {
                AutomaticTax.CheckLocation(customer);
            }
        }
        else if (parameters.Text("customer_email") is { } email)
        {
            session["customer_details"] = CheckoutCustomer.Initial(session, email);
        }
    }

    private static void SetDiscounts(Change change, JsonObject session, JsonObject parameters)
    {
        if (!parameters.Rows("discounts").Any())
        {
            return;
        }

        if (parameters.ContainsKey("allow_promotion_codes"))
        {
            throw StripeApiException.Invalid("You may only specify one of these parameters: allow_promotion_codes, discounts.",
                "discounts");
        }

        var (coupon, code) = Discounts.Resolve(change, parameters.Rows("discounts").First());
        session["discounts"] = new JsonArray(new JsonObject
            { ["coupon"] = code is null ? coupon.Id() : null, ["promotion_code"] = code?.Id() });
    }
}
