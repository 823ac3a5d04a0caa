using Tenantry.Billing.Contracts.Checks;
using Tenantry.Billing.Contracts.Credits;

namespace Tenantry.Billing.Contracts.Catalogue;

/// <summary>Describes a plan: <c>plan.Costs(10.Usd()).Monthly().Trial(days: 7).Grants("lessons").Limits("api_calls", 1000)</c>.</summary>
public sealed partial class PlanBuilder
{
    private PlanDescription _plan;

    internal PlanBuilder(string key) => _plan = new PlanDescription(
        Keys.Checked(key, "plan"), Keys.Title(key), new RecurringPrice(new Money(0, Currency.Usd), Interval.Month));

    /// <summary>Sets what people call it.</summary>
    /// <param name="name">The name; the key in words by default.</param>
    /// <returns>This builder.</returns>
    public PlanBuilder Named(string name) => With(_plan with { Name = name });

    /// <summary>Lets a new subscriber try it first. Whoever has tried the product before pays at once.</summary>
    /// <param name="days">How long, from 1 to 730 days.</param>
    /// <param name="withCard">Whether a card is asked for at the start. Without one, the plan ends with the trial unless a card was added.</param>
    /// <returns>This builder.</returns>
    public PlanBuilder Trial(int days, bool withCard = true) => days is >= 1 and <= 730
        ? With(_plan with { TrialDays = days, TrialNeedsCard = withCard })
        : throw new ArgumentOutOfRangeException(nameof(days), days, $"Plan '{_plan.Key}': a trial lasts from 1 to 730 days.");

    /// <summary>Lets a subscriber use features.</summary>
    /// <param name="features">Their keys.</param>
    /// <returns>This builder.</returns>
    public PlanBuilder Grants(params IEnumerable<string> features) =>
        With(_plan with { Entitlements = [.. _plan.Entitlements, .. features.Select(feature => new Entitlement(feature))] });

    /// <summary>Lets a subscriber use so much of a feature in each period.</summary>
    /// <param name="feature">Its key, which is also the meter's.</param>
    /// <param name="limit">How much; zero or more.</param>
    /// <returns>This builder.</returns>
    public PlanBuilder Limits(string feature, long limit) => limit >= 0
        ? With(_plan with { Entitlements = [.. _plan.Entitlements, new Entitlement(feature, limit)] })
        : throw new ArgumentOutOfRangeException(nameof(limit), limit, $"Plan '{_plan.Key}': the limit of '{feature}' is zero or more.");

    /// <summary>Gives credits: with each paid invoice where the plan renews, with the purchase where it does not.</summary>
    /// <param name="amount">How many for each unit bought; more than zero.</param>
    /// <param name="validity">How long they can be used; to the end of the paid period where the plan renews, without end where it does not.</param>
    /// <param name="unit">The key of the credits' unit.</param>
    /// <returns>This builder.</returns>
    public PlanBuilder Credits(long amount, CreditValidity? validity = null, string unit = CreditUnit.Default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(amount, 1);
        return _plan.Credits.Any(credits => credits.Unit == unit)
            ? throw new ArgumentException($"Plan '{_plan.Key}' gives credits of the unit '{unit}' twice. Give them once, or in two units.", nameof(unit))
            : With(_plan with { Credits = [.. _plan.Credits, new PlanCredits(amount, Keys.Checked(unit, "unit of credits")) { Validity = validity }] });
    }

    /// <summary>Adds lines to the price card.</summary>
    /// <param name="lines">The lines.</param>
    /// <returns>This builder.</returns>
    public PlanBuilder Highlights(params IEnumerable<string> lines) => With(_plan with { Highlights = [.. _plan.Highlights, .. lines] });

    /// <summary>Ends the description.</summary>
    /// <returns>The plan.</returns>
    public PlanDescription Build() => Priced();

    private PlanBuilder With(PlanDescription plan)
    {
        _plan = plan;
        return this;
    }
}
