using Tenantry.AdminUi;

namespace Tenantry.Tenancy.Pages;

/// <summary>Puts a refusal beside the field it is about.</summary>
internal static class FormProblems
{
    public static void Add(this FormErrors errors, Problem problem, string prefix = "Input") => errors.Add(
        problem.Field is { Length: > 0 } field ? $"{prefix}.{char.ToUpperInvariant(field[0])}{field[1..]}" : "",
        problem.Message);
}
