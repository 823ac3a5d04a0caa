namespace Tenantry.Tenancy.Pages;

/// <summary>Problems of the pages.</summary>
internal static class TenancyPagesProblems
{
    public static Problem FormExpired { get; } = new(
        ProblemKind.Invalid, "tenancy.form_expired", "This form has expired. Go back, reload the page and try again.");
}
