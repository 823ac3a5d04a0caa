namespace Tenantry.Billing.Discounts;

/// <summary>The problems of coupons and pricing rules.</summary>
internal static class DiscountProblems
{
    public static Problem OfferTaken { get; } =
        new(ProblemKind.Conflict, "billing.offer_taken", "A coupon, code or rule of that name already exists. Choose another name.");

    public static Problem OfferInvalid { get; } =
        new(ProblemKind.Invalid, "billing.offer_invalid", "This offer is incomplete. Fill in the missing fields.");

    public static Problem OfferNotFound { get; } = new(
        ProblemKind.NotFound, "billing.offer_not_found",
        "There is no such coupon, code or rule. Reload the list to see those that exist.");
}
