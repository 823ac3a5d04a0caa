using System.Globalization;
using System.Text.Json;

namespace Tenantry.Tenancy.People.UserFields;

/// <summary>Validates a value against the definition of its field.</summary>
internal static class UserFieldValue
{
    private const string DateFormat = "yyyy-MM-dd";

    /// <summary>Determines whether a value means that the field is empty.</summary>
    public static bool IsEmpty(JsonElement value) =>
        value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined
        || (value.ValueKind == JsonValueKind.String && string.IsNullOrWhiteSpace(value.GetString()));

    /// <summary>Gets the validation message of a value, or <see langword="null"/> if the value is valid.</summary>
    public static string? Error(UserFieldDefinition field, JsonElement value) => field.Type switch
    {
        UserFieldType.Number => value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out _) ? null : "Enter a number.",
        UserFieldType.Boolean => value.ValueKind is JsonValueKind.True or JsonValueKind.False ? null : "Use true or false.",
        UserFieldType.Date => IsDate(value) ? null : "Enter a date like 2026-11-30.",
        UserFieldType.Choice => value.ValueKind == JsonValueKind.String && field.Choices.Contains(value.GetString()!)
            ? null
            : $"Choose one of these: {string.Join(", ", field.Choices)}.",
        _ => value.ValueKind == JsonValueKind.String && IsLine(value.GetString()!, field.MaxLength)
            ? null
            : $"Enter one line of at most {field.MaxLength} characters.",
    };

    /// <summary>Trims the value of a string.</summary>
    public static JsonElement Clean(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? JsonSerializer.SerializeToElement(value.GetString()!.Trim()) : value;

    /// <summary>Formats a value for display.</summary>
    public static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.True => "Yes",
        JsonValueKind.False => "No",
        _ => value.GetRawText(),
    };

    private static bool IsLine(string text, int maxLength) => text.Length <= maxLength && !text.Any(char.IsControl);

    private static bool IsDate(JsonElement value) =>
        value.ValueKind == JsonValueKind.String
        && DateOnly.TryParseExact(value.GetString(), DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
