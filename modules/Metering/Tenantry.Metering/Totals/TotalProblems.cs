namespace Tenantry.Metering.Totals;

/// <summary>The refusals of usage queries.</summary>
internal static class TotalProblems
{
    public static Problem BadRange { get; } = new(
        ProblemKind.Invalid, "metering.bad_range", "Give 'from' before 'to', and no more than 366 days between them.");
}
