namespace Tenantry.Onboarding.Checklists;

/// <summary>The refusals of checklists.</summary>
internal static class ChecklistProblems
{
    public static Problem AccessEnded { get; } =
        new(ProblemKind.PaymentRequired, "onboarding.access_ended", "Your subscription to this product has ended. Choose a plan to go on.");

    public static Problem StepNotFound { get; } =
        new(ProblemKind.NotFound, "onboarding.step_not_found", "There is no such step. GET /api/onboarding lists the steps with their ids.");

    public static Problem StepIsAutomatic { get; } =
        new(ProblemKind.Conflict, "onboarding.step_is_automatic", "This step completes itself when you have done it; it cannot be ticked.");
}
