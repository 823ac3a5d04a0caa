namespace Tenantry.Billing.Discounts;

/// <summary>Defines the problems of coupons and pricing rules.</summary>
internal static class DiscountProblems
{
    public static Problem DiscountExists { get; } =
        new(ProblemKind.Conflict, "billing.offer_taken",
            "A coupon, promotion code or pricing rule with this key already exists. Choose another key.");

    public static Problem DiscountInvalid { get; } =
        new(ProblemKind.Invalid, "billing.offer_invalid", "This discount is incomplete. Fill in the missing fields.");

    public static Problem DiscountNotFound { get; } = new(
        ProblemKind.NotFound, "billing.offer_not_found",
        "This coupon or pricing rule doesn't exist, or it has ended. Reload the list.");
}
