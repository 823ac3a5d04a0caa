using Stripe;

namespace Tenantry.Billing.Stripe.Objects;

internal static class StripeDiscount
{
    /// <summary>The field to expand. Without it, a discount contains only its ID and not its amount.</summary>
    public const string Expand = "discounts.source.coupon";

    /// <summary>
    /// The fields of a subscription to expand. The discount of its customer counts as well, and a deeper expansion is not possible in a
    /// list.
    /// </summary>
    public static List<string> Expansions => [Expand, "customer"];

    /// <summary>The fields of a list of subscriptions to expand.</summary>
    public static List<string> ListExpansions => [.. Expansions.Select(path => $"data.{path}")];

    private static readonly RequiredFields Fields = new(
        "discount", "id", "end?", "source.coupon?.id", "source.coupon?.percent_off?", "source.coupon?.amount_off?",
        "source.coupon?.currency?");

    public static IEnumerable<GatewayDiscount> ReadDiscounts(this Subscription subscription) => subscription.Discounts
        .Select(discount => discount ?? throw new GatewayException(
            "not_expanded", $"Subscription {subscription.Id} was read without '{Expand}', so the amount of its discount is unknown.",
            isTransient: true))
        .Select(discount =>
        {
            Fields.Check(discount);
            return discount;
        })
        .Where(discount => discount.Source.Coupon is not null)
        .Select(discount => discount.ToGateway(discount.Source.Coupon));

    public static GatewayDiscount ToGateway(this Discount discount, Coupon coupon) => new(
        new(coupon.Id), coupon.PercentOff, coupon is { AmountOff: { } off, Currency: { } currency }
            ? StripeAmounts.FromStripe(off, currency)
            : null,
        discount.End.ToOffset());
}
