namespace Tenantry.Billing.StripeEmulator;

/// <summary>Sums the balance transactions by currency. There are no payouts, so the balance is never paid out.</summary>
internal static class AccountBalance
{
    public static void Map(StripeApi api) => api.Get("balance", "", call =>
    {
        var available = call.Change.OldestFirst(BalanceTransactions.Kind)
            .GroupBy(transaction => transaction.Text("currency")!, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Sum(transaction => transaction.Long("net")), StringComparer.Ordinal);
        available.TryAdd(Account.Currency(call.Change.Country), 0);
        return new JsonObject
        {
            ["object"] = "balance",
            ["available"] = new JsonArray([.. available.Select(sum => Row(sum.Key, sum.Value))]),
            ["livemode"] = false,
            ["pending"] = new JsonArray([.. available.Keys.Select(currency => Row(currency, 0))]),
            ["refund_and_dispute_prefunding"] = new JsonObject { ["available"] = new JsonArray(), ["pending"] = new JsonArray() },
        };
    });

    private static JsonObject Row(string currency, long amount) => new()
    {
        ["amount"] = amount,
        ["currency"] = currency,
        ["source_types"] = new JsonObject { ["card"] = amount },
    };
}
