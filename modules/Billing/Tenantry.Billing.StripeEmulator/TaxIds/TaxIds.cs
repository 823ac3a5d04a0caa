namespace Tenantry.Billing.StripeEmulator;

/// <summary>Maps the tax ID endpoints of customers and of the account.</summary>
internal static class TaxIds
{
    private const string Owner = "owner{type!:customer|self customer}";

    private const string Accepted =
        "type!:au_abn|br_cnpj|ca_bn|ch_vat|eu_vat|gb_vat|in_gst|jp_cn|mx_rfc|no_vat|nz_gst|sg_gst|us_ein|za_vat value!";

    public static void Map(StripeApi api)
    {
        api.Post("customers/{id}/tax_ids", Accepted, call =>
        {
            var customer = Customers.GetExisting(call.Change, call.Id, "id");
            call.UseClockOf(customer);
            return Add(call.Change, customer, call.Params.Text("type")!, call.Params.Text("value")!);
        });
        api.List("customers/{id}/tax_ids", "", call => Of(call.Change, Customers.GetExisting(call.Change, call.Id, "id").Id()));
        api.Get("customers/{id}/tax_ids/{tax}", "", call => GetOfCustomer(call));
        api.Delete("customers/{id}/tax_ids/{tax}", "", call => Delete(call.Change, GetOfCustomer(call)));
        api.Post("tax_ids", $"{Accepted} {Owner}", call =>
        {
            var customer = OwnerOf(call);
            if (customer is not null)
            {
                call.UseClockOf(customer);
            }

            return Add(call.Change, customer, call.Params.Text("type")!, call.Params.Text("value")!);
        });
        api.List("tax_ids", Owner, call => Of(call.Change, OwnerOf(call)?.Id()));
        api.Retrieve("tax_ids/{id}", "tax_id");
        api.Delete("tax_ids/{id}", "", call => Delete(call.Change, call.Change.Get("tax_id", call.Id)));
    }

    public static IEnumerable<JsonObject> Of(Change change, string? customer) =>
        change.All("tax_id").Where(row => row.Text("customer") == customer);

    /// <summary>Adds a tax ID to a customer, or to the account if there is no customer.</summary>
    public static JsonObject Add(Change change, JsonObject? customer, string type, string value)
    {
        var normalized = TaxIdFormat.Normalize(value);
        if (!TaxIdFormat.IsValid(type, normalized))
        {
            throw StripeApiException.Invalid($"Invalid value for {type}.", "value", "tax_id_invalid");
        }

        var tax = Shape.Of("tax_id", NewId.Of("txi"), change.Now);
        tax["country"] = TaxIdFormat.Country(type, normalized);
        tax["customer"] = customer?.Id();
        tax["owner"] = customer is null
            ? new JsonObject { ["customer_account"] = null, ["type"] = "self" }
            : new JsonObject { ["customer"] = customer.Id(), ["customer_account"] = null, ["type"] = "customer" };
        tax["type"] = type;
        tax["value"] = normalized;
        tax["verification"] = TaxIdFormat.Verification(type, normalized);
        change.Add(tax);
        if (customer is not null)
        {
            change.Publish("customer.tax_id.created", tax);
        }

        return tax;
    }

    private static JsonObject Delete(Change change, JsonObject tax)
    {
        change.Remove(tax);
        if (tax.Text("customer") is not null)
        {
            change.Publish("customer.tax_id.deleted", tax);
        }

        return Shape.Deleted(tax);
    }

    /// <summary>
    /// Returns the customer of the <c>owner</c> parameter; <see langword="null"/> for the account, which is Stripe's default.
    /// </summary>
    private static JsonObject? OwnerOf(StripeCall call) => call.Params.Text("owner.type") switch
    {
        "customer" => Customers.GetExisting(call.Change, call.Params.Text("owner.customer")
            ?? throw StripeApiException.ParameterMissing("owner[customer]"), "owner[customer]"),
        _ => null,
    };

    private static JsonObject GetOfCustomer(StripeCall call) => call.Change.Get("tax_id", call.Route("tax")) is var tax
        && tax.Text("customer") == call.Id
        ? tax
        : throw StripeApiException.ResourceMissing("tax_id", call.Route("tax"), "id");
}
