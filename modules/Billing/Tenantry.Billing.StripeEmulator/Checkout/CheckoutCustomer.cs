namespace Tenantry.Billing.StripeEmulator;

/// <summary>Who checks out: known before, made here, or a guest.</summary>
internal static class CheckoutCustomer
{
    public static JsonObject Details(JsonObject who, JsonArray? taxIds = null) => new()
    {
        ["address"] = who.Obj("address")?.Clone(),
        ["business_name"] = null,
        ["email"] = who.Text("email"),
        ["individual_name"] = null,
        ["name"] = who.Text("name"),
        ["phone"] = who.Text("phone"),
        ["tax_exempt"] = who.Text("tax_exempt") ?? "none",
        ["tax_ids"] = taxIds ?? [],
    };

    /// <summary>Builds the details of a session whose page was not filled in yet: the email only.</summary>
    public static JsonObject Initial(JsonObject session, string? email)
    {
        var details = Details(new JsonObject { ["email"] = email });
        details["tax_exempt"] = session.Text("mode") == "setup" ? null : "none";
        details["tax_ids"] = null;
        return details;
    }

    /// <summary>The session's customer; a new one when the mode makes one; null for a guest.</summary>
    public static JsonObject? For(Change change, JsonObject session, CheckoutBuyer buyer)
    {
        var customer = session.Text("customer") is { } id ? Known(change, session, buyer, change.Edit("customer", id)) : Made(change, session, buyer);
        var who = new JsonObject { ["email"] = buyer.Email, ["name"] = buyer.Name ?? customer?.Text("name"), ["address"] = (buyer.Address ?? customer?.Obj("address"))?.Clone() };
        who["phone"] = customer?.Text("phone");
        who["tax_exempt"] = customer?.Text("tax_exempt");
        session["customer_details"] = Details(who, Numbers(change, session, buyer, customer));
        if (session.Obj("tax_id_collection") is not null && buyer.BusinessName.Length > 0)
        {
            session.Obj("customer_details")!["business_name"] = buyer.BusinessName;
        }

        return customer;
    }

    private static JsonObject Known(Change change, JsonObject session, CheckoutBuyer buyer, JsonObject customer)
    {
        if (session.Text("_customer_update.name") == "auto" && buyer.Name is not null)
        {
            customer["name"] = buyer.Name;
        }

        if (session.Text("_customer_update.address") == "auto" && buyer.Address is not null)
        {
            customer["address"] = buyer.Address.Clone();
        }

        change.Say("customer.updated", customer);
        return customer;
    }

    private static JsonObject? Made(Change change, JsonObject session, CheckoutBuyer buyer)
    {
        var needed = session.Text("mode") != "payment" || session.Text("customer_creation") == "always" || SessionInvoice.Wanted(session)
            || session["_payment_intent_data"]?["setup_future_usage"] is not null;
        if (!needed)
        {
            return null;
        }

        var customer = Customers.Add(change, new JsonObject { ["email"] = buyer.Email, ["name"] = buyer.Name, ["address"] = buyer.Address?.Clone() });
        session["customer"] = customer.Id();
        change.Say("customer.created", customer);
        return customer;
    }

    private static JsonArray Numbers(Change change, JsonObject session, CheckoutBuyer buyer, JsonObject? customer)
    {
        var numbers = new JsonArray();
        if (!session.Bool("tax_id_collection.enabled"))
        {
            return numbers;
        }

        var value = TaxIdText.Normal(buyer.TaxId);
        var known = customer is null ? [] : TaxIds.Of(change, customer.Id()).ToArray();
        if (value.Length > 0 && buyer.TaxIdType is { } type)
        {
            numbers.Add(new JsonObject { ["type"] = type, ["value"] = value });
            if (customer is not null && known.All(row => row.Text("value") != value))
            {
                TaxIds.Add(change, customer, type, value);
            }
        }

        foreach (var row in known.Where(row => row.Text("value") != value))
        {
            numbers.Add(new JsonObject { ["type"] = row.Text("type"), ["value"] = row.Text("value") });
        }

        return numbers;
    }
}
