namespace Tenantry.Billing.StripeEmulator.Tests;

/// <summary>
/// Creates the objects that a recorded request refers to but no recorded response introduced: some sessions omit the requests that created
/// their customers, subscriptions or invoices. The objects are created as later recorded responses show them.
/// </summary>
internal sealed class PrerequisiteObjects(LocalStripe stripe, RecordedSession session, IdMap ids)
{
    private string? subscription;
    private string? item;

    public async Task PrepareAsync(RecordedStep step)
    {
        var text = string.Join(' ', step.Parameters.Select(field => field.Value).Append(step.Path));
        foreach (var id in ids.FindUnknown(text).OrderBy(id => id.StartsWith("cus_", StringComparison.Ordinal) ? 0 : 1).ToArray())
        {
            if (await CreateAsync(id, step) is { } created)
            {
                ids.TryAdd(id, created).ShouldBeTrue();
            }
        }
    }

    private async Task<string?> CreateAsync(string id, RecordedStep step) => id.Split('_')[0] switch
    {
        "cus" => await CustomerAsync(id),
        "pm" => await PaymentMethodAsync(id, step),
        "pi" when step.Body["object"]?.GetValue<string>() == "payment_intent" => await SubscriptionPaymentAsync(step.Body),
        "in" => await InvoiceAsync(step.Body),
        "price" => await OneTimePriceAsync(step.Body["amount_total"]!.GetValue<long>()),
        "sub" => subscription,
        "si" => item,
        _ => null,
    };

    private async Task<string> CustomerAsync(string id)
    {
        var customer = session.Steps.Select(step => step.Body).First(body => body["id"]?.GetValue<string>() == id);
        var name = customer["name"]?.GetValue<string>() ?? "";
        return (await stripe.Post("customers", ("email", customer["email"]!.GetValue<string>()), ("name", name))).Id();
    }

    private async Task<string> PaymentMethodAsync(string id, RecordedStep step)
    {
        var confirms = session.Steps.Any(other => other.Body["payment_method"] is JsonValue method && method.GetValue<string>() == id
            && other.Body["status"]?.GetValue<string>() == "requires_action");
        var customer = ids.Rewrite(step.Path).Split('/')[^1];
        var card = confirms ? "pm_card_authenticationRequired" : "pm_card_visa";
        return (await stripe.Post($"payment_methods/{card}/attach", ("customer", customer))).Id();
    }

    /// <summary>Creates a subscription or changes its plan to create the payment.</summary>
    private async Task<string> SubscriptionPaymentAsync(JsonObject intent)
    {
        var customer = ids.Rewrite(intent["customer"]!.GetValue<string>());
        var created = subscription is null || intent["description"]?.GetValue<string>() == "Subscription creation"
            ? await stripe.Post("subscriptions",
                [("customer", customer), ("expand[]", "latest_invoice.payments"), .. await FirstItemAsync((long)intent["amount"]!)])
            : await stripe.Post($"subscriptions/{subscription}", ("items[0][id]", item!), ("items[0][price]", "small-annual"),
                ("proration_behavior", "always_invoice"), ("billing_cycle_anchor[type]", "now"), ("expand[]", "latest_invoice.payments"));
        subscription = created.Id();
        item = created["items"]!["data"]![0]!["id"]!.GetValue<string>();
        return created["latest_invoice"]!["payments"]!["data"]![0]!["payment"]!["payment_intent"]!.GetValue<string>();
    }

    /// <summary>Returns the item with the given amount, in the quantity or with the coupon of the session.</summary>
    private async Task<(string Name, string Value)[]> FirstItemAsync(long amount) => (session.Name, amount) switch
    {
        ("stripe_allows_subscription_quantities", _) => [("items[0][price]", "small-monthly"), ("items[0][quantity]", $"{amount / 2500}")],
        ("stripe_handles_coupons", _) => [("items[0][price]", "small-monthly"), ("discounts[0][coupon]", await CouponAsync(2500 - amount))],
        (_, 1000) => [("items[0][price]", "default")],
        (_, 2500) => [("items[0][price]", "small-monthly")],
        _ => [("items[0][price]", (await stripe.Price(amount)).Id())],
    };

    private async Task<string> CouponAsync(long amountOff) =>
        (await stripe.Post("coupons", ("amount_off", $"{amountOff}"), ("currency", "usd"))).Id();

    private async Task<string> OneTimePriceAsync(long amount) => (await stripe.Post("prices",
        ("currency", "usd"), ("unit_amount", $"{amount}"), ("product_data[name]", "Test Product"))).Id();

    private async Task<string> InvoiceAsync(JsonObject recorded)
    {
        var customer = ids.Rewrite(recorded["customer"]!.GetValue<string>());
        var line = recorded["lines"]!["data"]![0]!;
        await stripe.Post("invoiceitems", ("customer", customer), ("currency", "usd"), ("amount", $"{line["amount"]!.GetValue<long>()}"),
            ("description", line["description"]!.GetValue<string>()));
        return (await stripe.Post("invoices", ("customer", customer), ("pending_invoice_items_behavior", "include"))).Id();
    }
}
