namespace Tenantry.Billing.Catalog;

/// <summary>Defines the problems of the catalog.</summary>
internal static class CatalogProblems
{
    public static Problem QuantityNotSold { get; } = new(
        ProblemKind.Invalid, "billing.quantity_not_sold",
        "This plan isn't sold in that quantity. Choose a quantity that its price allows.");

    public static Problem AddOnNotSold { get; } = new(
        ProblemKind.Invalid, "billing.add_on_not_sold",
        "This add-on isn't sold with that plan. Choose one of the add-ons on the page.");

    public static Problem PriceStale { get; } =
        new(ProblemKind.Conflict, "billing.price_stale", "Another price was set in the meantime. Review it, then change that one.");

    public static Problem PriceInvalid { get; } =
        new(ProblemKind.Invalid, "billing.price_invalid", "Enter a price of zero or more, with no more decimals than its currency has.");

    public static Problem PriceHasTiers { get; } = new(
        ProblemKind.Conflict, "billing.price_has_tiers",
        "This price has tiers, a minimum or a cap, so it isn't one amount. Describe a new plan in code instead.");

    public static Problem ProductNotFound { get; } = new(
        ProblemKind.NotFound, "billing.product_not_found",
        "There is no such product. Describe it in code or in tenantry.json; its plans can be added here.");

    public static Problem PlanTaken { get; } =
        new(ProblemKind.Conflict, "billing.plan_taken", "The product already has a plan or add-on with that key. Choose another key.");

    public static Problem PlanNotFound { get; } =
        new(ProblemKind.NotFound, "billing.plan_not_found", "This plan isn't sold. Choose one of the plans on the pricing page.");

    public static Problem QuoteStale { get; } = new(
        ProblemKind.Conflict, "billing.quote_stale",
        "Something changed since this was shown, so the amount may differ. Nothing was charged; review the new amount and confirm it.");

    public static Problem NothingChanges { get; } =
        new(ProblemKind.Conflict, "billing.nothing_changes", "You already have this. Choose another plan, interval or quantity.");
}
