using Tenantry.AdminUi;

namespace Tenantry.Tenancy.Pages;

/// <summary>Shows a problem next to its form field.</summary>
internal static class FormProblems
{
    public static void Add(this FormErrors errors, Problem problem, string prefix = "Input") => errors.Add(
        problem.Field is { Length: > 0 } field ? $"{prefix}.{char.ToUpperInvariant(field[0])}{field[1..]}" : "",
        problem.Message);
}
