using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tenantry.Billing.StripeEmulator.SdkTests;

/// <summary>
/// Compares received JSON with the SDK's types: a required value of the SDK reads as 0 or 1970 if it wasn't sent.
/// </summary>
public sealed class FieldCoverage
{
    private readonly ConcurrentDictionary<string, bool> _missing = new(StringComparer.Ordinal);

    public IEnumerable<string> Missing => _missing.Keys.Order(StringComparer.Ordinal);

    public void Check(Type type, JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.Array && ElementOf(type) is { } element)
        {
            foreach (var row in json.EnumerateArray())
            {
                Check(element, row);
            }
        }
        else if (json.ValueKind == JsonValueKind.Object && ElementOf(type) is { } expanded
            && type.Name.StartsWith("ExpandableField", StringComparison.Ordinal))
        {
            Check(expanded, json);
        }
        else if (json.ValueKind == JsonValueKind.Object && typeof(IStripeEntity).IsAssignableFrom(type))
        {
            CheckFields(type, json);
        }
    }

    private void CheckFields(Type type, JsonElement json)
    {
        if (json.TryGetProperty("deleted", out var deleted) && deleted.ValueKind == JsonValueKind.True)
        {
            return;
        }

        foreach (var property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
        {
            if (property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name is not { } name || name == "deleted")
            {
                continue;
            }

            if (json.TryGetProperty(name, out var value))
            {
                Check(property.PropertyType, value);
            }
            else if (property.PropertyType.IsValueType && Nullable.GetUnderlyingType(property.PropertyType) is null)
            {
                _missing[$"{type.Name}.{name}"] = true;
            }
        }
    }

    private static Type? ElementOf(Type type) => type.IsGenericType ? type.GetGenericArguments()[^1] : null;
}
