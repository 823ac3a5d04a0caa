using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Tenantry.Tenancy.Pages;

/// <summary>Reads the host's custom user fields from a form, whose values are strings.</summary>
internal static class UserFieldForm
{
    public static string InputOf(string prefix, UserFieldDefinition field) => $"{prefix}.ExtraProperties.{field.Name}";

    public static Dictionary<string, JsonElement> Read(
        IFormCollection form, string prefix, IReadOnlyCollection<UserFieldDefinition> fields) =>
        fields.ToDictionary(field => field.Name, field => ValueOf(field, form[InputOf(prefix, field)].ToString()), StringComparer.Ordinal);

    private static JsonElement ValueOf(UserFieldDefinition field, string value) => field.Type switch
    {
        UserFieldType.Boolean => JsonSerializer.SerializeToElement(value.Length > 0),
        UserFieldType.Number when decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) =>
            JsonSerializer.SerializeToElement(number),
        _ => JsonSerializer.SerializeToElement(value),
    };
}
