using System.Globalization;

namespace Tenantry.Billing.StripeEmulator;

/// <summary>
/// Validates a form against a spec and converts its values to their types. An empty string becomes null, which is how Stripe unsets a
/// value.
/// </summary>
internal static class Parameters
{
    public static JsonObject Check(ParameterSpec spec, JsonObject form, string prefix = "")
    {
        var typed = new JsonObject();
        foreach (var (name, value) in form)
        {
            var path = prefix.Length == 0 ? name : $"{prefix}[{name}]";
            var parameter = spec.Find(name)
                ?? throw StripeApiException.Invalid($"Received unknown parameter: {path}", path, "parameter_unknown");
            typed[name] = Convert(parameter, value, path);
        }

        foreach (var required in spec.Required)
        {
            if (typed[required.Name] is null)
            {
                throw StripeApiException.ParameterMissing(prefix.Length == 0 ? required.Name : $"{prefix}[{required.Name}]");
            }
        }

        return typed;
    }

    private static JsonNode? Convert(Parameter parameter, JsonNode? value, string path)
    {
        if (value is JsonObject tree)
        {
            return parameter.Kind switch
            {
                ParameterKind.Fields => Check(parameter.Fields, tree, path),
                ParameterKind.FreeForm => Free(tree, path),
                ParameterKind.Rows => new JsonArray([.. tree.Select(row => Row(parameter, row.Value, $"{path}[{row.Key}]"))]),
                ParameterKind.Texts => new JsonArray([.. tree.Select(row => Text(row.Value, $"{path}[{row.Key}]"))]),
                ParameterKind.Range => Check(ParameterSpec.Parse("gt:int gte:int lt:int lte:int"), tree, path),
                _ => throw StripeApiException.Invalid("Invalid string", path),
            };
        }

        var text = value!.GetValue<string>();
        if (text.Length == 0)
        {
            return null;
        }

        return parameter.Kind switch
        {
            ParameterKind.Text => text,
            ParameterKind.Integer or ParameterKind.Range => Integer(text, path),
            ParameterKind.Boolean => Boolean(text, path),
            ParameterKind.Number => Number(text, path),
            ParameterKind.Choice => ParseChoice(parameter, text, path),
            ParameterKind.Texts or ParameterKind.Rows => throw StripeApiException.Invalid("Invalid array", path),
            _ => throw StripeApiException.Invalid("Invalid object", path),
        };
    }

    private static JsonObject Row(Parameter parameter, JsonNode? row, string path) => row is JsonObject fields
        ? Check(parameter.Fields, fields, path)
        : throw StripeApiException.Invalid("Invalid object", path);

    private static JsonNode Text(JsonNode? node, string path) => node is JsonValue value
        ? value.GetValue<string>()
        : throw StripeApiException.Invalid("Invalid string", path);

    private static JsonObject Free(JsonObject tree, string path)
    {
        var free = new JsonObject();
        foreach (var (key, value) in tree)
        {
            var text = Text(value, $"{path}[{key}]").GetValue<string>();
            free[key] = text.Length == 0 ? null : text.Length <= 500 && key.Length <= 40
                ? text
                : throw StripeApiException.Invalid("Metadata keys can be 40 characters and values 500 characters long.", $"{path}[{key}]");
        }

        return free;
    }

    private static JsonNode Integer(string text, string path) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw StripeApiException.Invalid($"Invalid integer: {text}", path, "parameter_invalid_integer");

    private static JsonNode Number(string text, string path) =>
        decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw StripeApiException.Invalid($"Invalid decimal: {text}", path);

    private static JsonNode Boolean(string text, string path) => text switch
    {
        "true" or "1" => true,
        "false" or "0" => false,
        _ => throw StripeApiException.Invalid($"Invalid boolean: {text}", path),
    };

    private static JsonNode ParseChoice(Parameter parameter, string text, string path) =>
        parameter.Choices.Contains(text, StringComparer.Ordinal) && text != "int" ? text
        : parameter.Choices.Contains("int") ? Integer(text, path)
        : throw StripeApiException.Invalid($"Invalid {path}: must be {FormatChoices(parameter.Choices)}", path);

    private static string FormatChoices(string[] words) =>
        words.Length == 1 ? words[0] : $"one of {string.Join(", ", words[..^1])}, or {words[^1]}";
}
