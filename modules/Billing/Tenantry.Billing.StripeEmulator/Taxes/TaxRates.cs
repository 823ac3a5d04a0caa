namespace Tenantry.Billing.StripeEmulator;

/// <summary>Maps the endpoints of tax rates that are applied manually.</summary>
internal static class TaxRates
{
    private const string Fields = "active:bool country description jurisdiction metadata{*} state tax_type";

    public static void Map(StripeApi api)
    {
        api.Post("tax_rates", $"display_name! percentage!:number inclusive!:bool {Fields}", call =>
        {
            if (call.Params.DecimalOrNull("percentage") is < 0 or > 100)
            {
                throw StripeApiException.Invalid("Tax rate percentages must be between 0 and 100.", "percentage");
            }

            var rate = Shape.Of("tax_rate", NewId.Of("txr"), call.Change.Now);
            rate.CopyFrom(call.Params, "display_name", "percentage", "inclusive");
            rate["effective_percentage"] = rate["percentage"]?.DeepClone();
            call.Change.Add(Fill(rate, call.Params));
            call.Change.Publish("tax_rate.created", rate);
            return rate;
        });
        api.Post("tax_rates/{id}", $"display_name {Fields}", call =>
        {
            var rate = Fill(call.Change.Edit("tax_rate", call.Id), call.Params).CopyFrom(call.Params, "display_name");
            call.Change.Publish("tax_rate.updated", rate);
            return rate;
        });
        api.Retrieve("tax_rates/{id}", "tax_rate");
        api.List("tax_rates", "active:bool inclusive:bool created:range", call => call.Change.All("tax_rate")
            .Where(row => !row.Bool("_automatic")).Where(call.Params, "active", "inclusive").CreatedIn(call.Params));
    }

    /// <summary>Returns the tax rates of a parameter as objects.</summary>
    public static JsonArray Resolve(Change change, IEnumerable<string> ids, string param) => new([.. ids.Select(id =>
        change.Get("tax_rate", id, param) is var rate && rate.Bool("active") ? rate.ToWire()
        : throw StripeApiException.Invalid($"The tax rate {id} is inactive.", param))]);

    /// <summary>Returns the tax rates of a row; <see langword="null"/> if it has none and the defaults apply.</summary>
    public static JsonArray? ResolveOrNull(Change change, JsonObject row) => row["tax_rates"] is null ? null
        : Resolve(change, row.Texts("tax_rates"), "tax_rates");

    public static JsonArray? Ids(JsonNode? rates) => rates is JsonArray { Count: > 0 } list
        ? new([.. list.Select(rate => (JsonNode)((JsonObject)rate!).Id())]) : null;

    private static JsonObject Fill(JsonObject rate, JsonObject parameters) =>
        rate.CopyFrom(parameters, "active", "country", "description", "jurisdiction", "state", "tax_type").MergeMetadata(parameters);
}
