namespace Tenantry.Billing.StripeEmulator;

/// <summary>
/// Indexes document positions by field value, so that listing a customer's rows takes time in proportion to their number.
/// </summary>
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

    private static readonly string[] DefaultFields = ["customer"];

    private readonly Dictionary<(string Field, string Value), List<int>> positions = [];
    private readonly Dictionary<int, (string Field, string Value)[]> keys = [];

    public static bool Has(string kind, string field) => Of(kind).Contains(field);

    public static IEnumerable<string> Values(string kind, string field, JsonObject doc) =>
        kind == "subscription" && field == "items.id" ? doc.Rows("items.data").Select(item => item.Id())
        : doc.Text(field) is { } value ? [value] : [];

    public IReadOnlyList<int> Find(string field, string value) => positions.TryGetValue((field, value), out var matches) ? matches : [];

    /// <summary>Updates positions after a compaction. The order of documents does not change.</summary>
    public void Remap(int[] moved)
    {
        foreach (var list in positions.Values)
        {
            for (var index = 0; index < list.Count; index++)
            {
                list[index] = moved[list[index]];
            }
        }

        var previous = keys.ToArray();
        keys.Clear();
        foreach (var (position, fields) in previous)
        {
            keys[moved[position]] = fields;
        }
    }

    public void Set(int position, JsonObject? doc)
    {
        var current = doc is null ? [] : Of(kind).SelectMany(field => Values(kind, field, doc).Select(value => (field, value))).ToArray();
        var previous = keys.GetValueOrDefault(position) ?? [];
        if (previous.SequenceEqual(current))
        {
            return;
        }

        foreach (var removed in previous.Except(current))
        {
            var list = positions[removed];
            list.RemoveAt(list.BinarySearch(position));
            if (list.Count == 0)
            {
                positions.Remove(removed);
            }
        }

        foreach (var added in current.Except(previous))
        {
            var list = positions.TryGetValue(added, out var existing) ? existing : positions[added] = [];
            list.Insert(~list.BinarySearch(position), position);
        }

        if (current.Length == 0)
        {
            keys.Remove(position);
        }
        else
        {
            keys[position] = current;
        }
    }

    private static string[] Of(string kind) => Fields.GetValueOrDefault(kind) ?? DefaultFields;
}
