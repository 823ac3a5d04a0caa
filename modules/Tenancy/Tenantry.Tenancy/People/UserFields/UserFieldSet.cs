using System.Text.Json;
using Microsoft.Extensions.Options;

namespace Tenantry.Tenancy.People.UserFields;

/// <summary>Provides the custom user fields of the host and reads and changes their stored values.</summary>
internal sealed class UserFieldSet(IOptions<UserFieldOptions> options)
{
    public const string Empty = "{}";

    public IReadOnlyCollection<UserFieldDefinition> All => options.Value.Fields.Values;

    public IReadOnlyCollection<UserFieldDefinition> AtSignUp => [.. All.Where(definition => definition.IsShownAtSignUp)];

    public IReadOnlyCollection<UserFieldDefinition> OnAccount => [.. All.Where(definition => definition.IsShownOnAccount)];

    /// <summary>
    /// Reads the stored values of the given fields. Values of other fields stay stored, because a field can be defined again.
    /// </summary>
    public IReadOnlyDictionary<string, JsonElement> Read(string stored, IReadOnlyCollection<UserFieldDefinition> fields) =>
        Parse(stored).Where(value => fields.Any(field => field.Name == value.Key)).ToDictionary(StringComparer.Ordinal);

    /// <summary>Changes the stored values. Returns a problem with the field name if a field is unknown, missing or not valid.</summary>
    public Result<string> Change(
        string stored, IReadOnlyDictionary<string, JsonElement> values, IReadOnlyCollection<UserFieldDefinition> fields)
    {
        var changed = Parse(stored);
        foreach (var (name, value) in values)
        {
            if (fields.FirstOrDefault(field => field.Name == name) is not { } field)
            {
                return UserFieldProblems.FieldUnknown.OnField(name, $"Field '{name}' doesn't exist. Check its name.");
            }

            if (UserFieldValue.IsEmpty(value))
            {
                changed.Remove(name);
            }
            else if (UserFieldValue.Error(field, value) is { } error)
            {
                return UserFieldProblems.FieldInvalid.OnField(name, $"{field.Label}: {error}");
            }
            else
            {
                changed[name] = UserFieldValue.Clean(value);
            }
        }

        return fields.FirstOrDefault(field => field.IsRequired && !IsFilled(changed, field)) is { } missing
            ? UserFieldProblems.FieldRequired.OnField(missing.Name, $"{missing.Label} is required. Fill it in.")
            : JsonSerializer.Serialize(changed);
    }

    private static bool IsFilled(Dictionary<string, JsonElement> values, UserFieldDefinition field) =>
        values.TryGetValue(field.Name, out var value) && (field.Type != UserFieldType.Boolean || value.ValueKind == JsonValueKind.True);

    private static Dictionary<string, JsonElement> Parse(string stored) =>
        JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(stored)!;
}
