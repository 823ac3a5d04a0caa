namespace Tenantry.Billing.StripeEmulator;

/// <summary>What is true of all lines of an invoice or a checkout: who is taxed, where, and by which rates unless a line has its own.</summary>
internal sealed record TaxContext(bool Automatic, string? Country, string Treatment, IReadOnlyList<string> Defaults)
{
    private const string Taxed = "standard_rated";

    public static TaxContext Of(Change change, JsonObject? customer, bool automatic, IReadOnlyList<string> defaults)
    {
        var country = customer?.Text("address.country");
        var reversed = automatic && customer is not null && AutomaticTax.ReverseCharge(change.Country, country, TaxIds.Of(change, customer.Id())
            .Select(row => (row.Text("type"), row.Text("verification.status"), row.Text("country"))));
        return new(automatic, country, Treat(customer?.Text("tax_exempt"), reversed), defaults);
    }

    /// <summary>A buyer who is not known yet, by what the page says.</summary>
    public static TaxContext OfBuyer(Change change, CheckoutBuyer buyer, bool automatic)
    {
        var country = buyer.Address?.Text("country");
        var number = TaxIdText.Normal(buyer.TaxId);
        var reversed = automatic && number.Length > 0 && buyer.TaxIdType is { } type && AutomaticTax.ReverseCharge(
            change.Country, country, [(type, TaxIdText.Verification(type, number).Text("status"), TaxIdText.Country(type, number))]);
        return new(automatic, country, Treat("none", reversed), []);
    }

    /// <summary>The taxes of one amount. What is not taxed has a row that says why.</summary>
    public JsonArray For(Change change, long amount, IReadOnlyList<string>? own, string? behavior)
    {
        var rates = own ?? (!Automatic ? Defaults : AutomaticTax.Rate(change, Country, behavior == "inclusive") is { } rate ? [rate] : []);
        var taxes = Taxes.Of(change, amount, rates, Treatment == Taxed);
        foreach (var tax in taxes.OfType<JsonObject>())
        {
            tax["taxability_reason"] = Treatment != Taxed ? Treatment : Automatic && own is null ? Taxed : "not_available";
        }

        return taxes;
    }

    private static string Treat(string? exempt, bool reversed) => exempt switch
    {
        "exempt" => "customer_exempt",
        "reverse" => "reverse_charge",
        _ => reversed ? "reverse_charge" : Taxed,
    };
}
