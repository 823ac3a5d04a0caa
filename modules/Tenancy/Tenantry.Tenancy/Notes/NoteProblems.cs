namespace Tenantry.Tenancy.Notes;

/// <summary>Problems of notes.</summary>
internal static class NoteProblems
{
    public static Problem TextInvalid { get; } = new(
        ProblemKind.Invalid, "tenancy.note_invalid", $"Enter a note of at most {TenantNote.MaxLength} characters.");

    public static Problem NoteNotFound { get; } = new(
        ProblemKind.NotFound, "tenancy.note_not_found", "The note doesn't exist or was already deleted. Reload the page.");
}
