using System.Collections.Immutable;
using Tenantry.Billing.Contracts.Credits;

namespace Tenantry.Billing.Contracts.Catalogue;

/// <summary>A plan as it is described in code, in <c>tenantry.json</c> or by the operator.</summary>
/// <param name="Key">Its key within the product: lower-case letters, digits and hyphens; never changed.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Price">What it costs and how often: the first of its prices.</param>
public sealed record PlanDescription(string Key, string Name, RecurringPrice Price)
{
    /// <summary>Gets its further prices: other intervals, other currencies.</summary>
    /// <value>None.</value>
    public ImmutableArray<RecurringPrice> OtherPrices { get; init; } = [];

    /// <summary>Gets every price, the first one first.</summary>
    public IEnumerable<RecurringPrice> Prices => OtherPrices.Prepend(Price);

    /// <summary>Gets how it is sold.</summary>
    /// <value>By the customers themselves.</value>
    public PlanKind Kind { get; init; } = PlanKind.Standard;

    /// <summary>Gets the plans of the product that an add-on fits.</summary>
    /// <value>None, which for an add-on means every plan.</value>
    public ImmutableArray<string> Fits { get; init; } = [];

    /// <summary>Gets a value indicating whether it costs nothing and renews: no card is asked for, and the payment provider knows nothing of it.</summary>
    public bool IsFree => Kind == PlanKind.Standard && Price.IsFree && Price.Interval != Interval.Once;

    /// <summary>Gets how many days a new subscriber may try it before the first charge.</summary>
    /// <value>Zero: no trial.</value>
    public int TrialDays { get; init; }

    /// <summary>Gets a value indicating whether a trial begins with a card.</summary>
    /// <value><see langword="true"/>.</value>
    public bool TrialNeedsCard { get; init; } = true;

    /// <summary>Gets what a subscriber may use.</summary>
    /// <value>Nothing.</value>
    public ImmutableArray<Entitlement> Entitlements { get; init; } = [];

    /// <summary>Gets the credits that come with it.</summary>
    /// <value>None.</value>
    public ImmutableArray<PlanCredits> Credits { get; init; } = [];

    /// <summary>Gets what use beyond the limits costs.</summary>
    /// <value>Nothing is charged; use beyond a limit is refused.</value>
    public ImmutableArray<Overage> Overages { get; init; } = [];

    /// <summary>Gets lines for the price card, beside those made from entitlements.</summary>
    /// <value>None.</value>
    public ImmutableArray<string> Highlights { get; init; } = [];

    /// <summary>Finds the price of a choice.</summary>
    /// <param name="choice">The choice; what it leaves open is as in the first price.</param>
    /// <returns>The price, or <see langword="null"/> where the plan is not sold so.</returns>
    public RecurringPrice? PriceFor(PriceChoice choice)
    {
        var (currency, interval, count) = choice.Of(Price);
        return Prices.FirstOrDefault(price => price.Amount.Currency == currency && price.Interval == interval && price.IntervalCount == count);
    }

    /// <summary>Adds what an add-on grants. Limits add up, each unit of the add-on with its own; what either has without a limit has none.</summary>
    /// <param name="addOn">The add-on.</param>
    /// <param name="quantity">How many units of it.</param>
    /// <returns>The plan with the entitlements of both; price and credits stay the plan's own.</returns>
    public PlanDescription With(PlanDescription addOn, long quantity)
    {
        var sum = Entitlements.ToBuilder();
        foreach (var more in addOn.Entitlements.Select(entitlement => entitlement with { Limit = entitlement.Limit * quantity }))
        {
            var place = sum.ToList().FindIndex(entitlement => entitlement.Feature == more.Feature);
            if (place < 0)
            {
                sum.Add(more);
            }
            else
            {
                sum[place] = more with { Limit = sum[place].Limit + more.Limit };
            }
        }

        return this with { Entitlements = sum.ToImmutable() };
    }
}
