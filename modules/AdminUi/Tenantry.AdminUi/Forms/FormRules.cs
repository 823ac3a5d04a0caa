using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.RegularExpressions;

namespace Tenantry.AdminUi;

/// <summary>Validates the model of a form against its attributes. Messages say how to fix the input.</summary>
internal static partial class FormRules
{
    public static void Check(object model, string prefix, FormErrors errors)
    {
        foreach (var property in model.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            var name = property.GetCustomAttribute<DisplayAttribute>()?.GetName()
                ?? (property.IsDefined(typeof(EmailAddressAttribute)) ? "an email address" : DisplayName(property.Name));
            var context = new ValidationContext(model) { MemberName = property.Name, DisplayName = name };
            foreach (var rule in property.GetCustomAttributes<ValidationAttribute>(inherit: true))
            {
                if (rule.GetValidationResult(property.GetValue(model), context) is { } failure)
                {
                    errors.Add($"{prefix}.{property.Name}", MessageFor(rule, name) ?? failure.ErrorMessage ?? $"Check {name}.");
                }
            }
        }

        if (model is IValidatableObject validatable)
        {
            foreach (var failure in validatable.Validate(new ValidationContext(model)))
            {
                errors.Add(failure.MemberNames.FirstOrDefault() is { } member ? $"{prefix}.{member}" : "", failure.ErrorMessage
                    ?? "Check this form.");
            }
        }
    }

    private static string? MessageFor(ValidationAttribute rule, string name) => rule switch
    {
        { ErrorMessage: not null } or { ErrorMessageResourceName: not null } => null,
        RequiredAttribute => $"Enter {name}.",
        EmailAddressAttribute => "Enter an email address like name@example.com.",
        UrlAttribute => "Enter a full URL, starting with https://.",
        RangeAttribute range => $"Enter a number from {range.Minimum} to {range.Maximum}.",
        StringLengthAttribute { MinimumLength: > 0 } length => $"Use {length.MinimumLength} to {length.MaximumLength} characters.",
        StringLengthAttribute length => $"Use at most {length.MaximumLength} characters.",
        MaxLengthAttribute length => $"Use at most {length.Length} characters.",
        MinLengthAttribute length => $"Use at least {length.Length} characters.",
        _ => null,
    };

    private static string DisplayName(string property)
    {
        var text = Boundary().Replace(property, " ").ToLowerInvariant();
        return text is ['a' or 'e' or 'i' or 'o', ..] ? $"an {text}" : $"a {text}";
    }

    [GeneratedRegex("(?<!^)(?=[A-Z])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Boundary();
}
