namespace Tenantry.Billing.StripeEmulator;

internal static class Customers
{
    private const string Fields =
        "name email phone description metadata{*} address{city country line1 line2 postal_code state} balance:int " +
        "invoice_settings{default_payment_method} preferred_locales[] tax_exempt:none|exempt|reverse";

    public static void Map(StripeApi api)
    {
        api.Post("customers", Fields + " payment_method test_clock", Create);
        api.Post("customers/{id}", Fields, Update);
        api.Get("customers/{id}", "", call => Retrieve(call));
        api.Delete("customers/{id}", "", Delete);
        api.List("customers", "email created:range test_clock", call => call.Change.All("customer")
            .Where(row => !row.Bool("deleted") && row.Text("test_clock") == call.Params.Text("test_clock"))
            .Where(call.Params, "email").CreatedIn(call.Params));
    }

    /// <summary>Gets a customer that isn't deleted.</summary>
    public static JsonObject GetExisting(Change change, string? id, string param = "customer") =>
        change.Get("customer", id, param) is var customer && customer.Bool("deleted")
            ? throw StripeApiException.ResourceMissing("customer", id, param)
            : customer;

    public static JsonObject Add(Change change, JsonObject parameters, string? testClock = null)
    {
        var customer = Shape.Of("customer", NewId.Customer(), change.Now);
        customer["invoice_prefix"] = NewId.Coupon().ToUpperInvariant();
        customer["test_clock"] = testClock;
        change.Add(customer);
        Fill(change, customer, parameters, "initial");
        return customer;
    }

    private static JsonObject Create(StripeCall call)
    {
        if (call.Params.Text("test_clock") is { } clock)
        {
            call.UseClockOf(new JsonObject { ["test_clock"] = call.Change.Get("test_helpers.test_clock", clock, "test_clock").Id() });
        }

        var customer = Add(call.Change, call.Params, call.Params.Text("test_clock"));
        if (call.Params.Text("payment_method") is { } method)
        {
            PaymentMethods.Attach(call.Change, method, customer.Id());
        }

        if (call.Params.Text("invoice_settings.default_payment_method") is { } defaultMethod)
        {
            SetDefault(call.Change, customer, defaultMethod);
        }

        call.Change.Publish("customer.created", customer);
        return customer;
    }

    private static JsonObject Update(StripeCall call)
    {
        GetExisting(call.Change, call.Id, "id");
        var customer = call.Change.Edit("customer", call.Id);
        call.UseClockOf(customer);
        Fill(call.Change, customer, call.Params, "adjustment");
        if (call.Params.Obj("invoice_settings") is { } settings && settings.ContainsKey("default_payment_method"))
        {
            SetDefault(call.Change, customer, settings.Text("default_payment_method"));
        }

        call.Change.Publish("customer.updated", customer);
        return customer;
    }

    private static JsonObject Retrieve(StripeCall call)
    {
        var customer = call.Change.Get("customer", call.Id);
        return customer.Bool("deleted") ? Shape.Deleted(customer) : customer;
    }

    private static JsonObject Delete(StripeCall call)
    {
        var customer = GetExisting(call.Change, call.Id, "id");
        call.UseClockOf(customer);
        foreach (var subscription in call.Change.All("subscription")
            .Where(row => row.Text("customer") == call.Id && !SubscriptionStatus.IsEnded(row)).ToArray())
        {
            SubscriptionCancellation.CancelNow(call.Change, call.Change.Edit(subscription), reason: null);
        }

        call.Change.Edit(customer)["deleted"] = true;
        call.Change.Publish("customer.deleted", customer);
        return Shape.Deleted(customer);
    }

    private static void Fill(Change change, JsonObject customer, JsonObject parameters, string transactionType)
    {
        customer.CopyFrom(parameters, "name", "email", "phone", "description", "address", "preferred_locales").WithCompleteAddress()
            .MergeMetadata(parameters);
        if (parameters.Text("tax_exempt") is { } exempt)
        {
            customer["tax_exempt"] = exempt;
        }

        if (parameters.LongOrNull("balance") is { } balance && balance != customer.Long("balance"))
        {
            CustomerBalance.Adjust(change, customer, balance - customer.Long("balance"), customer.Text("currency")
                ?? "usd", transactionType);
        }
    }

    private static void SetDefault(Change change, JsonObject customer, string? method)
    {
        if (method is not null && change.Get("payment_method", method, "invoice_settings[default_payment_method]")
            .Text("customer") != customer.Id())
        {
            throw StripeApiException.Invalid(
                "The customer does not have a payment method with the ID " + method
                + ". The payment method must be attached to the customer.",
                "invoice_settings[default_payment_method]", "resource_missing");
        }

        customer.Obj("invoice_settings")!["default_payment_method"] = method;
    }
}
