using System.Globalization;

namespace Tenantry.Billing.StripeEmulator;

/// <summary>Represents one clause of a search query. A null value matches a field that isn't set.</summary>
internal sealed record SearchClause(SearchField Field, string Operator, string? Value, bool Negated)
{
    public bool Matches(JsonObject row) => Compare(Field.Read(row)) != Negated;

    private bool Compare(JsonNode? node)
    {
        if (Value is null || node is null)
        {
            return Value is null && node is null;
        }

        if (Field.Kind != SearchFieldKind.Numeric)
        {
            var text = node.GetValueKind() == System.Text.Json.JsonValueKind.String ? node.GetValue<string>() : node.ToJsonString();
            return Operator == "~"
                ? text.Contains(Value, StringComparison.OrdinalIgnoreCase)
                : text.Equals(Value, StringComparison.OrdinalIgnoreCase);
        }

        var left = decimal.Parse(node.ToJsonString(), CultureInfo.InvariantCulture);
        var right = decimal.Parse(Value, CultureInfo.InvariantCulture);
        return Operator switch
        {
            ">" => left > right,
            ">=" => left >= right,
            "<" => left < right,
            "<=" => left <= right,
            _ => left == right,
        };
    }
}
