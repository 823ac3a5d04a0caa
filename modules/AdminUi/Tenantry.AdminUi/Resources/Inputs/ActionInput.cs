using Microsoft.AspNetCore.Http;
using Tenantry.AdminUi.Resources.Rows;
using Tenantry.Kernel;

namespace Tenantry.AdminUi.Resources.Inputs;

/// <summary>Fills the input of an action or a form from what was posted, and checks it.</summary>
internal static class ActionInput
{
    public const string SearchButton = "_search";
    public const string ReasonField = "reason";
    public const int MaxReason = 500;

    public static object? New(Type? type) => type is null ? null : Activator.CreateInstance(type);

    /// <summary>Takes the values of fields that the address of the form gives.</summary>
    public static void Prefill(object input, IQueryCollection query)
    {
        foreach (var field in InputField.Of(input.GetType()))
        {
            if (field.Query is { } name && RowValue.Parse(field.Type, query[name].ToString()) is { } value)
            {
                field.Property.SetValue(input, value);
            }
        }
    }

    /// <summary>Reads everything. It returns false with errors, and without any if only a picker was searched.</summary>
    public static bool Read(object? input, IFormCollection form, FormErrors errors, bool asksReason, out string? reason)
    {
        reason = null;
        if (form[SearchButton].Count > 0)
        {
            return false;
        }

        if (asksReason)
        {
            reason = form[ReasonField].ToString().Trim();
            if (reason.Length is 0 or > MaxReason)
            {
                errors.Add(ReasonField, reason.Length == 0 ? "Say why, in a few words." : $"Use at most {MaxReason} characters.");
            }
        }

        if (input is not null)
        {
            Fill(input, form, errors);
            FormRules.Check(input, InputField.Prefix, errors);
        }

        return !errors.Any;
    }

    /// <summary>Puts a problem beside the field that it names, or above the form.</summary>
    public static void Explain(Problem problem, object? input, FormErrors errors)
    {
        var field = input is null || problem.Field is null ? null : InputField.Of(input.GetType())
            .FirstOrDefault(candidate => string.Equals(candidate.Property.Name, problem.Field, StringComparison.OrdinalIgnoreCase));
        errors.Add(
            field?.Name ?? (string.Equals(problem.Field, ReasonField, StringComparison.OrdinalIgnoreCase) ? ReasonField : ""),
            problem.Message);
    }

    private static void Fill(object input, IFormCollection form, FormErrors errors)
    {
        foreach (var field in InputField.Of(input.GetType()))
        {
            var (value, error) = InputValue.Read(field, form);
            if (error is not null)
            {
                errors.Add(field.Name, error);
            }
            else
            {
                field.Property.SetValue(input, value);
            }
        }
    }
}
