using Tenantry.Billing.Catalog;
using Tenantry.Billing.Contracts.Catalog;

namespace Tenantry.Billing.Checkouts;

/// <summary>Represents a line of a cart.</summary>
/// <param name="Plan">The plan or add-on.</param>
/// <param name="Name">The display name.</param>
/// <param name="Price">The version of its price.</param>
/// <param name="Quantity">The number of units.</param>
internal sealed record CartLine(PlanDescription Plan, string Name, PriceVersion Price, long Quantity)
{
    public Money Amount => Price.Price.For(Quantity);

    /// <summary>Gets the list price if a pricing rule changed the price; otherwise, <see langword="null"/>.</summary>
    public RecurringPrice? ListPrice { get; init; }
}

/// <summary>Represents a cart and its cost. The page shows it and the checkout is created from it, so that the two cannot differ.</summary>
/// <param name="Product">The product.</param>
/// <param name="Lines">The lines: the plan first, then the add-ons.</param>
internal sealed record Cart(ProductDescription Product, IReadOnlyList<CartLine> Lines)
{
    public PlanDescription Plan => Lines[0].Plan;

    public PriceVersion Price => Lines[0].Price;

    public bool IsRecurring => Price.Interval != Interval.Once;

    /// <summary>
    /// Gets the reason why the buyer cannot order it: the product is owned, or the currency is another one than that of the buyer's
    /// subscriptions. It is known for signed-in buyers only.
    /// </summary>
    public Problem? Refusal { get; init; }

    /// <summary>Gets a value indicating whether the buyer has had a trial of the product before, with any plan.</summary>
    public bool HadTrial { get; init; }

    /// <summary>Gets the number of days before the first charge.</summary>
    public int TrialDays => IsRecurring && !HadTrial ? Plan.TrialDays : 0;

    /// <summary>Gets a value indicating whether the subscription is free, now and later, so that no card is required.</summary>
    public bool IsFree => IsRecurring && Total.IsZero;

    /// <summary>Gets a value indicating whether the buyer pays on a page of this site.</summary>
    public bool IsEmbedded { get; init; }

    /// <summary>Gets the discount of a promotion code or a promotion, if any.</summary>
    public CartDiscount? Discount { get; init; }

    /// <summary>Gets the price of one interval before discounts.</summary>
    public Money Total => Lines.Select(line => line.Amount).Aggregate((sum, amount) => sum + amount);

    /// <summary>Gets the discount on the first payment.</summary>
    public Money DiscountAmount => Discount?.GetAmountOff(this) ?? Money.Zero(Total.Currency);

    /// <summary>Gets the amount that is charged immediately.</summary>
    public Money DueToday => TrialDays > 0 ? Money.Zero(Total.Currency) : Total - DiscountAmount;

    /// <summary>Gets a short text that identifies the choices.</summary>
    public string Fingerprint => string.Join(' ', Lines.Select(line => $"{line.Price.Id:N}x{line.Quantity}")
        .Append(Discount?.Code ?? Discount?.Coupon.Key)) + (IsEmbedded ? " here" : "");
}
