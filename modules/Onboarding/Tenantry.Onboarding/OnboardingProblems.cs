namespace Tenantry.Onboarding;

/// <summary>Every refusal of onboarding.</summary>
internal static class OnboardingProblems
{
    public static Problem ContentNotFound { get; } =
        new(ProblemKind.NotFound, "onboarding.content_not_found", "There is no such lesson, project or community here. GET /api/onboarding lists yours.");

    public static Problem ContentLocked { get; } =
        new(ProblemKind.Conflict, "onboarding.content_locked", "This is not open yet. It opens by itself; the date is in opensAt.");

    public static Problem AccessEnded { get; } =
        new(ProblemKind.PaymentRequired, "onboarding.access_ended", "Your subscription to this product has ended. Choose a plan to read on.");

    public static Problem StepNotFound { get; } =
        new(ProblemKind.NotFound, "onboarding.step_not_found", "There is no such step. GET /api/onboarding lists the steps with their ids.");

    public static Problem StepIsAutomatic { get; } =
        new(ProblemKind.Conflict, "onboarding.step_is_automatic", "This step completes itself when you have done it; it cannot be ticked.");
}
