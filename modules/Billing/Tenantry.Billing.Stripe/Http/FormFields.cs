using System.Globalization;

namespace Tenantry.Billing.Stripe.Http;

/// <summary>Collects the fields of a request as Stripe writes them: <c>line_items[0][price]</c>.</summary>
internal sealed class FormFields
{
    private readonly List<KeyValuePair<string, string>> _fields = [];

    public IReadOnlyList<KeyValuePair<string, string>> All => _fields;

    public string AsQuery() => string.Join('&', _fields.Select(field => $"{Uri.EscapeDataString(field.Key)}={Uri.EscapeDataString(field.Value)}"));

    public FormFields Add(string name, string? value)
    {
        if (value is not null)
        {
            _fields.Add(new(name, value));
        }

        return this;
    }

    public FormFields Add(string name, long? value) => Add(name, value?.ToString(CultureInfo.InvariantCulture));

    public FormFields Add(string name, bool value) => Add(name, value ? "true" : "false");

    public FormFields AddAll(string name, IEnumerable<KeyValuePair<string, string>> values)
    {
        foreach (var (key, value) in values)
        {
            Add($"{name}[{key}]", value);
        }

        return this;
    }
}
