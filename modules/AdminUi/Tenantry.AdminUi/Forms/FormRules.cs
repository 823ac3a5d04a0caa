using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.RegularExpressions;

namespace Tenantry.AdminUi;

/// <summary>Checks a form's model against its attributes, and says what to do instead of what is wrong.</summary>
internal static partial class FormRules
{
    public static void Check(object model, string prefix, FormErrors errors)
    {
        foreach (var property in model.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            var name = property.GetCustomAttribute<DisplayAttribute>()?.GetName() ?? (property.IsDefined(typeof(EmailAddressAttribute)) ? "an email address" : Words(property.Name));
            var context = new ValidationContext(model) { MemberName = property.Name, DisplayName = name };
            foreach (var rule in property.GetCustomAttributes<ValidationAttribute>(inherit: true))
            {
                if (rule.GetValidationResult(property.GetValue(model), context) is { } broken)
                {
                    errors.Add($"{prefix}.{property.Name}", Says(rule, name) ?? broken.ErrorMessage ?? $"Check {name}.");
                }
            }
        }

        if (model is IValidatableObject self)
        {
            foreach (var broken in self.Validate(new ValidationContext(model)))
            {
                errors.Add(broken.MemberNames.FirstOrDefault() is { } member ? $"{prefix}.{member}" : "", broken.ErrorMessage ?? "Check this form.");
            }
        }
    }

    private static string? Says(ValidationAttribute rule, string name) => rule switch
    {
        { ErrorMessage: not null } or { ErrorMessageResourceName: not null } => null,
        RequiredAttribute => $"Enter {name}.",
        EmailAddressAttribute => "Enter an email address like name@example.com.",
        UrlAttribute => "Enter a full address, starting with https://.",
        RangeAttribute range => $"Enter a number from {range.Minimum} to {range.Maximum}.",
        StringLengthAttribute { MinimumLength: > 0 } length => $"Use {length.MinimumLength} to {length.MaximumLength} characters.",
        StringLengthAttribute length => $"Use at most {length.MaximumLength} characters.",
        MaxLengthAttribute length => $"Use at most {length.Length} characters.",
        MinLengthAttribute length => $"Use at least {length.Length} characters.",
        _ => null,
    };

    private static string Words(string property)
    {
        var words = Boundary().Replace(property, " ").ToLowerInvariant();
        return words is ['a' or 'e' or 'i' or 'o', ..] ? $"an {words}" : $"a {words}";
    }

    [GeneratedRegex("(?<!^)(?=[A-Z])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Boundary();
}
