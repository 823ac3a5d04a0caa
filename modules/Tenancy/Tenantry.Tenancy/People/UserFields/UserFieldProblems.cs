namespace Tenantry.Tenancy.People.UserFields;

/// <summary>Problems of custom user fields. The field name is <c>extraProperties.name</c>.</summary>
internal static class UserFieldProblems
{
    public static Problem FieldInvalid { get; } = new(ProblemKind.Invalid, "tenancy.field_invalid",
        "The value is not valid. Check this field.");

    public static Problem FieldRequired { get; } =
        new(ProblemKind.Invalid, "tenancy.field_required", "This field is required. Fill it in.");

    public static Problem FieldUnknown { get; } = new(ProblemKind.Invalid, "tenancy.field_unknown",
        "This field doesn't exist. Check its name.");

    public static Problem OnField(this Problem problem, string name, string message) =>
        problem.WithField($"extraProperties.{name}").WithMessage(message);
}
