namespace Tenantry.Platform.Outbox;

/// <summary>Defines the problems of the platform.</summary>
internal static class PlatformProblems
{
    public static Problem DeadLetterNotFound { get; } = new(
        ProblemKind.NotFound, "platform.dead_letter_not_found", "This dead letter doesn't exist. It may have been replayed already.");
}
