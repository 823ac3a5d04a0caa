namespace Tenantry.Billing.StripeEmulator;

/// <summary>A customer's tax numbers.</summary>
internal static class TaxIds
{
    private const string Accepted = "type!:au_abn|br_cnpj|ca_bn|ch_vat|eu_vat|gb_vat|in_gst|jp_cn|mx_rfc|no_vat|nz_gst|sg_gst|us_ein|za_vat value!";

    public static void Map(StripeApi api)
    {
        api.Post("customers/{id}/tax_ids", Accepted, call =>
        {
            var customer = Customers.Living(call.Change, call.Id, "id");
            call.UseClockOf(customer);
            return Add(call.Change, customer, call.Params.Text("type")!, call.Params.Text("value")!);
        });
        api.List("customers/{id}/tax_ids", "", call => Of(call.Change, Customers.Living(call.Change, call.Id, "id").Id()));
        api.Get("customers/{id}/tax_ids/{tax}", "", call => Owned(call));
        api.Delete("customers/{id}/tax_ids/{tax}", "", call =>
        {
            var gone = Owned(call);
            call.Change.Remove(gone);
            call.Change.Say("customer.tax_id.deleted", gone);
            return Shape.Deleted(gone);
        });
    }

    public static IEnumerable<JsonObject> Of(Change change, string? customer) => change.All("tax_id").Where(row => row.Text("customer") == customer);

    public static JsonObject Add(Change change, JsonObject customer, string type, string value)
    {
        var written = TaxIdText.Normal(value);
        if (!TaxIdText.Fits(type, written))
        {
            throw StripeRefusal.Invalid($"Invalid value for {type}.", "value", "tax_id_invalid");
        }

        var tax = Shape.Of("tax_id", NewId.Of("txi"), change.Now);
        tax["country"] = TaxIdText.Country(type, written);
        tax["customer"] = customer.Id();
        tax["owner"] = new JsonObject { ["customer"] = customer.Id(), ["type"] = "customer" };
        tax["type"] = type;
        tax["value"] = written;
        tax["verification"] = TaxIdText.Verification(type, written);
        change.Add(tax);
        change.Say("customer.tax_id.created", tax);
        return tax;
    }

    private static JsonObject Owned(StripeCall call) => call.Change.Get("tax_id", call.Route("tax")) is var tax && tax.Text("customer") == call.Id
        ? tax
        : throw StripeRefusal.NoSuch("tax_id", call.Route("tax"), "id");
}
