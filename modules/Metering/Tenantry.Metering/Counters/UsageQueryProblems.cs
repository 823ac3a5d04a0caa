namespace Tenantry.Metering.Counters;

/// <summary>Problems of usage queries.</summary>
internal static class UsageQueryProblems
{
    public static Problem InvalidRange { get; } = new(
        ProblemKind.Invalid, "metering.bad_range",
        "The time range is invalid. 'from' must be before 'to', and the range can't be longer than 366 days.");
}
