using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tenantry.Host.Tests;

/// <summary>Validates JSON against the subset of JSON Schema that the schema of <c>tenantry.json</c> uses.</summary>
internal static class SchemaCheck
{
    public static IEnumerable<string> FindErrors(JsonNode? value, JsonNode schema, JsonObject root, string path = "$")
    {
        if (schema is not JsonObject rules)
        {
            return [];
        }

        if (rules["$ref"]?.GetValue<string>() is { } reference)
        {
            return FindErrors(value, reference.Split('/').Skip(1).Aggregate((JsonNode)root, (node, step) => node is JsonArray list
                ? list[int.Parse(step, CultureInfo.InvariantCulture)]! : node[step]!), root, path);
        }

        if (rules["enum"] is JsonArray values && !values.Any(allowed => JsonNode.DeepEquals(allowed, value)))
        {
            return [$"{path} is not one of {values.ToJsonString()}"];
        }

        if (rules["type"] is { } type && !(type is JsonArray types ? types.Select(name => name!.GetValue<string>())
            : [type.GetValue<string>()]).Any(name => Matches(name, value)))
        {
            return [$"{path} is not of type {type.ToJsonString()}"];
        }

        return value switch
        {
            JsonArray list when rules["items"] is { } items =>
                list.SelectMany((item, index) => FindErrors(item, items, root, $"{path}[{index}]")),
            JsonObject fields => Missing(fields, rules, path)
                .Concat(fields.SelectMany(field => Field(field, rules, root, $"{path}.{field.Key}"))),
            _ => [],
        };
    }

    private static IEnumerable<string> Missing(JsonObject fields, JsonObject rules, string path) =>
        (rules["required"] as JsonArray ?? []).Select(name => name!.GetValue<string>()).Where(name => !fields.ContainsKey(name))
        .Select(name => $"{path}.{name} is missing");

    private static IEnumerable<string> Field(KeyValuePair<string, JsonNode?> field, JsonObject rules, JsonObject root, string path) =>
        rules["properties"]?[field.Key] is { } property ? FindErrors(field.Value, property, root, path)
        : rules["additionalProperties"] is JsonObject others ? FindErrors(field.Value, others, root, path)
        : rules["additionalProperties"] is JsonValue ? [$"{path} is unknown"] : [];

    private static bool Matches(string type, JsonNode? value) => (type, value?.GetValueKind() ?? JsonValueKind.Null) switch
    {
        ("null", JsonValueKind.Null) or ("string", JsonValueKind.String) or ("array", JsonValueKind.Array)
            or ("object", JsonValueKind.Object) => true,
        ("number" or "integer", JsonValueKind.Number) or ("boolean", JsonValueKind.True or JsonValueKind.False) => true,
        _ => false,
    };
}
