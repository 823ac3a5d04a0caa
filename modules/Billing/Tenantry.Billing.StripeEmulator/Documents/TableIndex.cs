namespace Tenantry.Billing.StripeEmulator;

/// <summary>Places of documents by the value of a field, so that finding a customer's rows takes as long as the customer has rows.</summary>
internal sealed class TableIndex(string kind)
{
    private static readonly Dictionary<string, string[]> Fields = new(StringComparer.Ordinal)
    {
        ["balance_transaction"] = ["source"],
        ["billing.meter"] = ["event_name"],
        ["billing.meter_event"] = ["_key", "identifier"],
        ["charge"] = ["customer", "payment_intent"],
        ["checkout.session"] = ["customer", "subscription", "payment_intent"],
        ["credit_note"] = ["customer", "invoice"],
        ["customer"] = ["email"],
        ["dispute"] = ["charge", "payment_intent"],
        ["invoice"] = ["customer", "parent.subscription_details.subscription"],
        ["invoice_payment"] = ["invoice", "payment.payment_intent"],
        ["price"] = ["product", "lookup_key"],
        ["promotion_code"] = ["code"],
        ["radar.early_fraud_warning"] = ["charge", "payment_intent"],
        ["refund"] = ["charge", "payment_intent"],
        ["subscription"] = ["customer", "items.id", "test_clock"],
        ["_delivery"] = ["event"],
    };

    private static readonly string[] Usual = ["customer"];

    private readonly Dictionary<(string Field, string Value), List<int>> places = [];
    private readonly Dictionary<int, (string Field, string Value)[]> keys = [];

    public static bool Has(string kind, string field) => Of(kind).Contains(field);

    public static IEnumerable<string> Values(string kind, string field, JsonObject doc) =>
        kind == "subscription" && field == "items.id" ? doc.Rows("items.data").Select(item => item.Id())
        : doc.Text(field) is { } value ? [value] : [];

    public IReadOnlyList<int> Find(string field, string value) => places.TryGetValue((field, value), out var found) ? found : [];

    /// <summary>Follows documents to their new places. Their order stays, and so does that of every list.</summary>
    public void Move(int[] moved)
    {
        foreach (var list in places.Values)
        {
            for (var at = 0; at < list.Count; at++)
            {
                list[at] = moved[list[at]];
            }
        }

        var had = keys.ToArray();
        keys.Clear();
        foreach (var (place, fields) in had)
        {
            keys[moved[place]] = fields;
        }
    }

    public void Set(int place, JsonObject? doc)
    {
        var wanted = doc is null ? [] : Of(kind).SelectMany(field => Values(kind, field, doc).Select(value => (field, value))).ToArray();
        var had = keys.GetValueOrDefault(place) ?? [];
        if (had.SequenceEqual(wanted))
        {
            return;
        }

        foreach (var gone in had.Except(wanted))
        {
            var list = places[gone];
            list.RemoveAt(list.BinarySearch(place));
            if (list.Count == 0)
            {
                places.Remove(gone);
            }
        }

        foreach (var come in wanted.Except(had))
        {
            var list = places.TryGetValue(come, out var known) ? known : places[come] = [];
            list.Insert(~list.BinarySearch(place), place);
        }

        if (wanted.Length == 0)
        {
            keys.Remove(place);
        }
        else
        {
            keys[place] = wanted;
        }
    }

    private static string[] Of(string kind) => Fields.GetValueOrDefault(kind) ?? Usual;
}
