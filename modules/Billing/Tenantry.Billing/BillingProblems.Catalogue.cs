namespace Tenantry.Billing;

// What the catalogue and the buying refuse.
internal static partial class BillingProblems
{
    public static Problem PlanOnRequest { get; } =
        new(ProblemKind.Conflict, "billing.plan_on_request", "This plan is sold on request. Write to us and we make you an offer.");

    public static Problem QuantityNotSold { get; } =
        new(ProblemKind.Invalid, "billing.quantity_not_sold", "This plan is not sold in that quantity.");

    public static Problem AddOnNotSold { get; } =
        new(ProblemKind.Invalid, "billing.add_on_not_sold", "This add-on is not sold with that plan. Choose among those that the page offers.");
}
