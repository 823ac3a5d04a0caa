namespace Tenantry.Billing.StripeEmulator;

/// <summary>Resolves the customer of a checkout: an existing customer, a new one, or a guest.</summary>
internal static class CheckoutCustomer
{
    public static JsonObject Details(JsonObject details, JsonArray? taxIds = null) => new()
    {
        ["address"] = details.Obj("address")?.Clone(),
        ["business_name"] = null,
        ["email"] = details.Text("email"),
        ["individual_name"] = null,
        ["name"] = details.Text("name"),
        ["phone"] = details.Text("phone"),
        ["tax_exempt"] = details.Text("tax_exempt") ?? "none",
        ["tax_ids"] = taxIds ?? [],
    };

    /// <summary>Builds the customer details of a session whose page isn't submitted yet: the email only.</summary>
    public static JsonObject Initial(JsonObject session, string? email)
    {
        var details = Details(new JsonObject { ["email"] = email });
        details["tax_exempt"] = session.Text("mode") == "setup" ? null : "none";
        details["tax_ids"] = null;
        return details;
    }

    /// <summary>Returns the session's customer; creates one if the mode requires it; returns <see langword="null"/> for a guest.</summary>
    public static JsonObject? Resolve(Change change, JsonObject session, CheckoutBuyer buyer)
    {
        var customer = session.Text("customer") is { } id ? UpdateExisting(change, session, buyer, change.Edit("customer", id))
            : CreateIfNeeded(change, session, buyer);
        var details = new JsonObject { ["email"] = buyer.Email, ["name"] = buyer.Name ?? customer?.Text("name"),
            ["address"] = (buyer.Address ?? customer?.Obj("address"))?.Clone() };
        details["phone"] = customer?.Text("phone");
        details["tax_exempt"] = customer?.Text("tax_exempt");
        session["customer_details"] = Details(details, AddTaxIds(change, session, buyer, customer));
        if (session.Obj("tax_id_collection") is not null && buyer.BusinessName.Length > 0)
        {
            session.Obj("customer_details")!["business_name"] = buyer.BusinessName;
        }

        return customer;
    }

    private static JsonObject UpdateExisting(Change change, JsonObject session, CheckoutBuyer buyer, JsonObject customer)
    {
        if (session.Text("_customer_update.name") == "auto" && buyer.Name is not null)
        {
            customer["name"] = buyer.Name;
        }

        if (session.Text("_customer_update.address") == "auto" && buyer.Address is not null)
        {
            customer["address"] = buyer.Address.Clone();
        }

        change.Publish("customer.updated", customer);
        return customer;
    }

    private static JsonObject? CreateIfNeeded(Change change, JsonObject session, CheckoutBuyer buyer)
    {
        var createsCustomer = session.Text("mode") != "payment" || session.Text("customer_creation") == "always"
            || SessionInvoice.IsEnabled(session)
            || session["_payment_intent_data"]?["setup_future_usage"] is not null;
        if (!createsCustomer)
        {
            return null;
        }

        var customer = Customers.Add(change, new JsonObject
            { ["email"] = buyer.Email, ["name"] = buyer.Name, ["address"] = buyer.Address?.Clone() });
        session["customer"] = customer.Id();
        change.Publish("customer.created", customer);
        return customer;
    }

    private static JsonArray AddTaxIds(Change change, JsonObject session, CheckoutBuyer buyer, JsonObject? customer)
    {
        var numbers = new JsonArray();
        if (!session.Bool("tax_id_collection.enabled"))
        {
            return numbers;
        }

        var value = TaxIdFormat.Normalize(buyer.TaxId);
        var existing = customer is null ? [] : TaxIds.Of(change, customer.Id()).ToArray();
        if (value.Length > 0 && buyer.TaxIdType is { } type)
        {
            numbers.Add(new JsonObject { ["type"] = type, ["value"] = value });
            if (customer is not null && existing.All(row => row.Text("value") != value))
            {
                TaxIds.Add(change, customer, type, value);
            }
        }

        foreach (var row in existing.Where(row => row.Text("value") != value))
        {
            numbers.Add(new JsonObject { ["type"] = row.Text("type"), ["value"] = row.Text("value") });
        }

        return numbers;
    }
}
