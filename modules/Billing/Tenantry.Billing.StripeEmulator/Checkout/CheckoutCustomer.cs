namespace Tenantry.Billing.StripeEmulator;

/// <summary>Who checks out.</summary>
internal static class CheckoutCustomer
{
    public static JsonObject Details(string? email, string? name) => new()
    {
        ["address"] = null,
        ["business_name"] = null,
        ["email"] = email,
        ["individual_name"] = null,
        ["name"] = name,
        ["phone"] = null,
        ["tax_exempt"] = "none",
        ["tax_ids"] = new JsonArray(),
    };

    /// <summary>The session's customer; a new one when the mode makes one.</summary>
    public static JsonObject? For(Change change, JsonObject session, CheckoutPayment payment)
    {
        session["customer_details"] = Details(payment.Email, payment.Card.Name);
        if (session.Text("customer") is { } id)
        {
            return change.Edit("customer", id);
        }

        if (session.Text("mode") == "payment" && session.Text("customer_creation") != "always" && session["_payment_intent_data"]?["setup_future_usage"] is null)
        {
            return null;
        }

        var customer = Customers.Add(change, new JsonObject { ["email"] = payment.Email, ["name"] = payment.Card.Name });
        session["customer"] = customer.Id();
        change.Say("customer.created", customer);
        return customer;
    }
}
