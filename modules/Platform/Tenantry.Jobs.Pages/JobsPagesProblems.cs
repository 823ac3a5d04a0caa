namespace Tenantry.Jobs.Pages;

/// <summary>Defines the problems of the operator's job pages.</summary>
internal static class JobsPagesProblems
{
    public static Problem JobNotFound { get; } = new(
        ProblemKind.NotFound, "jobs.job_not_found", "No job with this name is registered. Go back to the list and open it again.");
}
