namespace Tenantry.Billing;

internal static partial class BillingProblems
{
    public static Problem CreditUnitNotFound { get; } =
        new(ProblemKind.NotFound, "billing.credit_unit_not_found", "There is no such unit of credits here. Leave it out to read the credits.");
}
