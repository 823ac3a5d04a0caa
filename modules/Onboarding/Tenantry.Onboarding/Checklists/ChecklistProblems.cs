namespace Tenantry.Onboarding.Checklists;

/// <summary>Problems of checklists.</summary>
internal static class ChecklistProblems
{
    public static Problem AccessEnded { get; } =
        new(ProblemKind.PaymentRequired, "onboarding.access_ended", "Your access to this product has ended. Choose a plan to continue.");

    public static Problem StepNotFound { get; } =
        new(ProblemKind.NotFound, "onboarding.step_not_found",
            "The step doesn't exist. GET /api/onboarding lists the steps with their IDs.");

    public static Problem StepIsAutomatic { get; } =
        new(ProblemKind.Conflict, "onboarding.step_is_automatic", "This step is completed automatically. You can't mark it as done.");
}
