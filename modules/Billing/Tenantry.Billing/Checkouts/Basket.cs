using Tenantry.Billing.Catalog;
using Tenantry.Billing.Contracts.Catalogue;

namespace Tenantry.Billing.Checkouts;

/// <summary>One thing in a basket.</summary>
/// <param name="Plan">The plan or add-on.</param>
/// <param name="Name">What the pages call it.</param>
/// <param name="Price">The version of its price.</param>
/// <param name="Quantity">How many units.</param>
internal sealed record BasketLine(PlanDescription Plan, string Name, PriceVersion Price, long Quantity)
{
    public Money Amount => Price.Price.For(Quantity);

    /// <summary>Gets the list price, where a pricing rule made it another.</summary>
    public RecurringPrice? ListPrice { get; init; }
}

/// <summary>What would be bought, and what it would cost. The page shows it and the checkout is made of it, so that they cannot differ.</summary>
/// <param name="Product">The product.</param>
/// <param name="Lines">The plan first, then the add-ons.</param>
internal sealed record Basket(ProductDescription Product, IReadOnlyList<BasketLine> Lines)
{
    public PlanDescription Plan => Lines[0].Plan;

    public PriceVersion Price => Lines[0].Price;

    public bool IsRecurring => Price.Interval != Interval.Once;

    /// <summary>Gets a value indicating whether the buyer has tried the product before, with whatever plan.</summary>
    public bool HadTrial { get; init; }

    /// <summary>Gets how many days pass before the first charge.</summary>
    public int TrialDays => IsRecurring && !HadTrial ? Plan.TrialDays : 0;

    /// <summary>Gets a value indicating whether it costs nothing, now and later: no card is asked for.</summary>
    public bool IsFree => IsRecurring && Total.IsZero;

    /// <summary>Gets a value indicating whether it is paid within a page of ours.</summary>
    public bool IsEmbedded { get; init; }

    /// <summary>Gets what a code or a promotion takes off.</summary>
    public BasketDiscount? Discount { get; init; }

    /// <summary>Gets what one interval costs before anything is taken off.</summary>
    public Money Total => Lines.Select(line => line.Amount).Aggregate((sum, amount) => sum + amount);

    /// <summary>Gets what is taken off the first payment.</summary>
    public Money Off => Discount?.Off(this) ?? Money.Zero(Total.Currency);

    /// <summary>Gets what is charged at once.</summary>
    public Money DueToday => TrialDays > 0 ? Money.Zero(Total.Currency) : Total - Off;

    /// <summary>Gets all that was chosen, in short.</summary>
    public string Fingerprint => string.Join(' ', Lines.Select(line => $"{line.Price.Id:N}x{line.Quantity}").Append(Discount?.Code ?? Discount?.Coupon.Key)) + (IsEmbedded ? " here" : "");
}
