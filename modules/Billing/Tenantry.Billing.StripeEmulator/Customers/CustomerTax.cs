namespace Tenantry.Billing.StripeEmulator;

/// <summary>Builds the tax details of a customer, which Stripe includes only on request.</summary>
internal static class CustomerTax
{
    public static JsonObject Of(JsonObject customer)
    {
        var country = customer.Text("address.country");
        return new JsonObject
        {
            ["automatic_tax"] = country is null ? "unrecognized_location" : AutomaticTax.Collects(country) ? "supported" : "not_collecting",
            ["ip_address"] = null,
            ["location"] = country is null ? null
                : new JsonObject { ["country"] = country, ["source"] = "billing_address", ["state"] = customer.Text("address.state") },
            ["provider"] = "stripe",
        };
    }
}
