using System.Collections.Immutable;
using Tenantry.Billing.Contracts.Credits;

namespace Tenantry.Billing.Contracts.Catalog;

/// <summary>Describes a plan, as defined in code, in <c>tenantry.json</c> or by the operator.</summary>
/// <param name="Key">The key within the product: lower-case letters, digits and hyphens. It never changes.</param>
/// <param name="Name">The display name.</param>
/// <param name="Price">The default price, which is the first of its prices.</param>
public sealed record PlanDescription(string Key, string Name, RecurringPrice Price)
{
    /// <summary>Gets the additional prices, in other billing intervals or currencies.</summary>
    /// <value>The default is an empty array.</value>
    public ImmutableArray<RecurringPrice> OtherPrices { get; init; } = [];

    /// <summary>Gets all prices, starting with the default price.</summary>
    public IEnumerable<RecurringPrice> Prices => OtherPrices.Prepend(Price);

    /// <summary>Gets a value that specifies how the plan is sold.</summary>
    /// <value>The default is <see cref="PlanKind.Standard"/>.</value>
    public PlanKind Kind { get; init; } = PlanKind.Standard;

    /// <summary>Gets the keys of the plans that an add-on can be bought with.</summary>
    /// <value>The default is an empty array: an add-on can be bought with every plan of the product.</value>
    public ImmutableArray<string> CompatiblePlans { get; init; } = [];

    /// <summary>
    /// Gets a value indicating whether the plan is free and renews. A free plan needs no card and does not exist at the payment provider.
    /// </summary>
    public bool IsFree => Kind == PlanKind.Standard && Price.IsFree && Price.Interval != Interval.Once;

    /// <summary>Gets the length of the free trial before the first charge, in days.</summary>
    /// <value>The default is zero: no trial.</value>
    public int TrialDays { get; init; }

    /// <summary>Gets a value indicating whether a card is required to start a trial.</summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool TrialNeedsCard { get; init; } = true;

    /// <summary>
    /// Gets a value indicating whether a customer can buy a one-time plan several times, such as a session. A pack of credits can always be
    /// bought again.
    /// </summary>
    /// <value>The default is <see langword="false"/>: a customer who owns it is led to the billing page.</value>
    public bool IsRepeatable { get; init; }

    /// <summary>Gets a value indicating whether the plan opens the product, and does not only add credits to the balance.</summary>
    public bool GrantsAccess => Credits.IsEmpty || !Entitlements.IsEmpty;

    /// <summary>Gets a value indicating whether a customer can own the plan only once.</summary>
    public bool IsOwnedOnce => !IsRepeatable && GrantsAccess;

    /// <summary>Gets the features that the plan grants.</summary>
    /// <value>The default is an empty array.</value>
    public ImmutableArray<Entitlement> Entitlements { get; init; } = [];

    /// <summary>Gets the credits that the plan includes.</summary>
    /// <value>The default is an empty array.</value>
    public ImmutableArray<PlanCredits> Credits { get; init; } = [];

    /// <summary>Gets the prices of usage beyond the limits.</summary>
    /// <value>The default is an empty array: usage beyond a limit is refused.</value>
    public ImmutableArray<Overage> Overages { get; init; } = [];

    /// <summary>Gets the lines of the feature list on the pricing page, in addition to those generated from entitlements.</summary>
    /// <value>The default is an empty array.</value>
    public ImmutableArray<string> Highlights { get; init; } = [];

    /// <summary>Finds the price that matches a choice of currency and billing interval.</summary>
    /// <param name="choice">The choice. Unspecified values are taken from the default price.</param>
    /// <returns>The price, or <see langword="null"/> if the plan has no such price.</returns>
    public RecurringPrice? PriceFor(PriceChoice choice)
    {
        var (currency, interval, count) = choice.Resolve(Price);
        return Prices.FirstOrDefault(price => price.Amount.Currency == currency && price.Interval == interval
            && price.IntervalCount == count);
    }

    /// <summary>
    /// Adds the entitlements of an add-on. Limits are summed, and the add-on's limits are multiplied by its quantity. A feature that is
    /// unlimited in either stays unlimited.
    /// </summary>
    /// <param name="addOn">The add-on.</param>
    /// <param name="quantity">The number of units of the add-on.</param>
    /// <returns>The plan with the combined entitlements. Price and credits are unchanged.</returns>
    public PlanDescription With(PlanDescription addOn, long quantity)
    {
        var sum = Entitlements.ToBuilder();
        foreach (var more in addOn.Entitlements.Select(entitlement => entitlement with { Limit = entitlement.Limit * quantity }))
        {
            var index = sum.ToList().FindIndex(entitlement => entitlement.Feature == more.Feature);
            if (index < 0)
            {
                sum.Add(more);
            }
            else
            {
                sum[index] = more with { Limit = sum[index].Limit + more.Limit };
            }
        }

        return this with { Entitlements = sum.ToImmutable() };
    }
}
