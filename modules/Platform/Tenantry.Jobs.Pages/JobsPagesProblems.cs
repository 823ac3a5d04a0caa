namespace Tenantry.Jobs.Pages;

/// <summary>The refusals of the operator's pages about jobs.</summary>
internal static class JobsPagesProblems
{
    public static Problem JobNotFound { get; } = new(
        ProblemKind.NotFound, "jobs.job_not_found", "No job of this name is registered. Go back to the list and open it again.");
}
