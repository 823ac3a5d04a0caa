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

    public static Problem CodeUnknown { get; } =
        new(ProblemKind.NotFound, "billing.code_unknown", "There is no such code. Check how it is written, or leave it out.");

    public static Problem CodeNotValid { get; } =
        new(ProblemKind.Conflict, "billing.code_not_valid", "This code cannot be redeemed any more. Leave it out to go on.");

    public static Problem CodeElsewhere { get; } =
        new(ProblemKind.Conflict, "billing.code_elsewhere", "This code does not count for this order. Leave it out to go on.");

    public static Problem OfferTaken { get; } =
        new(ProblemKind.Conflict, "billing.offer_taken", "There is a coupon, code or rule of that name already. Choose another one.");

    public static Problem OfferInvalid { get; } =
        new(ProblemKind.Invalid, "billing.offer_invalid", "This offer is not complete.");

    public static Problem OfferNotFound { get; } =
        new(ProblemKind.NotFound, "billing.offer_not_found", "There is no such coupon, code or rule.");

    public static Problem PriceStale { get; } =
        new(ProblemKind.Conflict, "billing.price_stale", "Another price was set in the meantime. Look at it, then change that one.");

    public static Problem PriceInvalid { get; } =
        new(ProblemKind.Invalid, "billing.price_invalid", "A price is zero or more, with no more decimals than its currency has.");

    public static Problem PriceHasTiers { get; } =
        new(ProblemKind.Conflict, "billing.price_has_tiers", "This price has tiers, a minimum or a cap, and is not one amount. Describe a new plan in code for it.");

    public static Problem ChangeWaits { get; } =
        new(ProblemKind.Conflict, "billing.change_waits", "Another change waits for the end of the period. Take it back first, or choose again when it has taken place.");

    public static Problem ConfirmAddOns { get; } =
        new(ProblemKind.PaymentRequired, "billing.confirm_add_ons", "Your bank asks you to confirm this payment, which is not possible for an add-on. Choose another card under Payment method, then try again.");

    public static Problem ProductNotFound { get; } =
        new(ProblemKind.NotFound, "billing.product_not_found", "There is no such product. A product is described in code or in tenantry.json; its plans can be made here.");

    public static Problem PlanTaken { get; } =
        new(ProblemKind.Conflict, "billing.plan_taken", "The product has a plan or add-on of that key already. Choose another one.");
}
