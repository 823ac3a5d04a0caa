namespace Tenantry.Billing.StripeEmulator.Tests;

/// <summary>Creates the objects the recorded account had before its sessions began, as shown by the recorded responses.</summary>
internal static class RecordedAccount
{
    private const string Product = "prod_EYTX7RYhRjcwKD";

    public static async Task SetUpAsync(LocalStripe stripe, RecordedSession session)
    {
        await stripe.Post("products", ("id", Product), ("name", "Test Subscription"));
        await PlanAsync(stripe, "default", "Default", 1000, "month");
        await PlanAsync(stripe, "small-monthly", "Small Monthly", 2500, "month");
        await PlanAsync(stripe, "small-annual", "Small Annual", 25000, "year");
        await stripe.Post("coupons",
            ("id", "10BUCKS"), ("amount_off", "1000"), ("currency", "usd"), ("duration", "forever"), ("name", "$10 Test"));
        await stripe.Post("coupons", ("id", "sirmAxRi"), ("percent_off", "50"), ("duration", "forever"), ("name", "Half Off"));

        // The prices changed between the recordings. A session's prices are used for the whole session.
        var prices = session.Steps.SelectMany(step => Prices(step.Body)).Where(price => price["tax_behavior"] is not null);
        foreach (var price in prices.DistinctBy(price => price.Id()))
        {
            await stripe.Post($"prices/{price.Id()}", ("tax_behavior", price["tax_behavior"]!.GetValue<string>()));
        }
    }

    private static Task<JsonObject> PlanAsync(LocalStripe stripe, string id, string nickname, long amount, string interval) => stripe.Post(
        "plans",
        ("id", id), ("nickname", nickname), ("product", Product), ("amount", $"{amount}"), ("currency", "usd"), ("interval", interval));

    private static IEnumerable<JsonObject> Prices(JsonNode? node) => node switch
    {
        JsonObject price when price["object"]?.ToString() == "price" && price["recurring"] is not null => [price],
        JsonObject parent => parent.SelectMany(field => Prices(field.Value)),
        JsonArray array => array.SelectMany(Prices),
        _ => [],
    };
}
