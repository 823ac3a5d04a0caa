using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace Tenantry.Tenancy.People.UserFields;

/// <summary>
/// Contains the custom user fields of the host, in the order in which they were added. The last definition of a name wins.
/// </summary>
internal sealed class UserFieldOptions
{
    public OrderedDictionary<string, UserFieldDefinition> Fields { get; } = new(StringComparer.Ordinal);
}

/// <summary>Prevents the start of the application if a field cannot be stored or shown.</summary>
internal sealed partial class UserFieldOptionsValidator : IValidateOptions<UserFieldOptions>
{
    private const int MaxText = 4000;

    public ValidateOptionsResult Validate(string? name, UserFieldOptions options)
    {
        var failures = options.Fields.Values.Select(Failure).OfType<string>().ToList();
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static string? Failure(UserFieldDefinition field) =>
        !FieldName().IsMatch(field.Name)
            ? $"'{field.Name}' is not a valid name of a user field. Use at most 60 letters and digits in camelCase."
            : string.IsNullOrWhiteSpace(field.Label)
                ? $"User field '{field.Name}' has no label. Set the label that pages show."
                : field.MaxLength is < 1 or > MaxText
                    ? $"User field '{field.Name}' has a MaxLength of {field.MaxLength}. Use 1 to {MaxText}."
                    : field.Type == UserFieldType.Choice && field.Choices.Count == 0
                        ? $"User field '{field.Name}' has no choices. Set Choices, or use another type."
                        : null;

    [GeneratedRegex("^[a-z][A-Za-z0-9]{0,59}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FieldName();
}
