namespace Tenantry.Billing.StripeEmulator;

/// <summary>
/// Represents the tax treatment shared by all lines of an invoice or a checkout: the country, the exemption and the default rates.
/// </summary>
internal sealed record TaxContext(bool Automatic, string? Country, string Treatment, IReadOnlyList<string> Defaults)
{
    private const string StandardRated = "standard_rated";

    public static TaxContext Of(Change change, JsonObject? customer, bool automatic, IReadOnlyList<string> defaults)
    {
        var country = customer?.Text("address.country");
        var reversed = automatic && customer is not null
            && AutomaticTax.ReverseCharge(change.Country, country, TaxIds.Of(change, customer.Id())
            .Select(row => (row.Text("type"), row.Text("verification.status"), row.Text("country"))));
        return new(automatic, country, TreatmentOf(customer?.Text("tax_exempt"), reversed), defaults);
    }

    /// <summary>Creates the context of a checkout from the buyer's input.</summary>
    public static TaxContext FromBuyer(Change change, CheckoutBuyer buyer, bool automatic)
    {
        var country = buyer.Address?.Text("country");
        var number = TaxIdFormat.Normalize(buyer.TaxId);
        var reversed = automatic && number.Length > 0 && buyer.TaxIdType is { } type && AutomaticTax.ReverseCharge(
            change.Country, country, [(type, TaxIdFormat.Verification(type, number).Text("status"), TaxIdFormat.Country(type, number))]);
        return new(automatic, country, TreatmentOf("none", reversed), []);
    }

    /// <summary>Calculates the taxes of an amount. An untaxed amount has a row with its taxability reason.</summary>
    public JsonArray For(Change change, long amount, IReadOnlyList<string>? lineRates, string? behavior)
    {
        var rates = lineRates
            ?? (!Automatic ? Defaults : AutomaticTax.Rate(change, Country, behavior == "inclusive") is { } rate ? [rate] : []);
        var taxes = Taxes.Of(change, amount, rates, Treatment == StandardRated);
        foreach (var tax in taxes.OfType<JsonObject>())
        {
            tax["taxability_reason"] = Treatment != StandardRated ? Treatment : Automatic && lineRates is null
                ? StandardRated : "not_available";
        }

        return taxes;
    }

    private static string TreatmentOf(string? exempt, bool reversed) => exempt switch
    {
        "exempt" => "customer_exempt",
        "reverse" => "reverse_charge",
        _ => reversed ? "reverse_charge" : StandardRated,
    };
}
