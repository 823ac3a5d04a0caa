namespace Tenantry.Platform;

/// <summary>Every refusal of the platform.</summary>
internal static class PlatformProblems
{
    public static Problem DeadLetterNotFound { get; } = new(
        ProblemKind.NotFound, "platform.dead_letter_not_found", "There is no such event among the dead letters. It may have been replayed already.");
}
