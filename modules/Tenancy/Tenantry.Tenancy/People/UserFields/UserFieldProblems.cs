namespace Tenantry.Tenancy.People.UserFields;

/// <summary>The refusals of user fields. Each names its field as <c>extraProperties.name</c>.</summary>
internal static class UserFieldProblems
{
    public static Problem FieldInvalid { get; } = new(ProblemKind.Invalid, "tenancy.field_invalid", "Check this field.");

    public static Problem FieldRequired { get; } = new(ProblemKind.Invalid, "tenancy.field_required", "Fill in this field.");

    public static Problem FieldUnknown { get; } = new(ProblemKind.Invalid, "tenancy.field_unknown", "There is no such field here.");

    public static Problem OnField(this Problem problem, string name, string message) =>
        problem.On($"extraProperties.{name}").Saying(message);
}
