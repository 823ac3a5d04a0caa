namespace Tenantry.Tenancy.Pages;

/// <summary>The refusals of the pages.</summary>
internal static class TenancyPagesProblems
{
    public static Problem FormExpired { get; } = new(
        ProblemKind.Invalid, "tenancy.form_expired", "The form was open for too long. Go back, reload the page and try again.");
}
