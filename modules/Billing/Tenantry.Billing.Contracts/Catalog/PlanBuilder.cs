using Tenantry.Billing.Contracts.Checks;
using Tenantry.Billing.Contracts.Credits;

namespace Tenantry.Billing.Contracts.Catalog;

/// <summary>Describes a plan: <c>plan.Costs(10.Usd()).Monthly().Trial(days: 7).Grants("lessons").Limits("api_calls", 1000)</c>.</summary>
public sealed partial class PlanBuilder
{
    private PlanDescription _plan;

    internal PlanBuilder(string key) => _plan = new PlanDescription(
        Keys.Validate(key, "plan"), Keys.Title(key), new RecurringPrice(new Money(0, Currency.Usd), Interval.Month));

    /// <summary>Sets the display name.</summary>
    /// <param name="name">The name. By default, it is derived from the key.</param>
    /// <returns>This builder.</returns>
    public PlanBuilder Named(string name) => With(_plan with { Name = name });

    /// <summary>
    /// Adds a free trial for new subscribers. A customer who has already had a trial of the product is charged immediately.
    /// </summary>
    /// <param name="days">The length of the trial, from 1 to 730 days.</param>
    /// <param name="withCard"><see langword="true"/> to require a card at the start; otherwise, the subscription ends with the trial unless
    /// a card has been added.</param>
    /// <returns>This builder.</returns>
    public PlanBuilder Trial(int days, bool withCard = true) => days is >= 1 and <= 730
        ? With(_plan with { TrialDays = days, TrialNeedsCard = withCard })
        : throw new ArgumentOutOfRangeException(nameof(days), days, $"Plan '{_plan.Key}': a trial must last from 1 to 730 days.");

    /// <summary>
    /// Allows a customer to buy a one-time plan several times, such as a session: <c>plan.Costs(90.Usd()).Once().Repeatable()</c>. Without
    /// it, a customer buys the plan once. A pack of credits can always be bought again.
    /// </summary>
    /// <returns>This builder.</returns>
    public PlanBuilder Repeatable() => With(_plan with { IsRepeatable = true });

    /// <summary>Grants features to subscribers.</summary>
    /// <param name="features">The feature keys.</param>
    /// <returns>This builder.</returns>
    public PlanBuilder Grants(params IEnumerable<string> features) =>
        With(_plan with { Entitlements = [.. _plan.Entitlements, .. features.Select(feature => new Entitlement(feature))] });

    /// <summary>Grants a feature with a limit in each period.</summary>
    /// <param name="feature">The feature key, which is also the meter key.</param>
    /// <param name="limit">The limit; zero or more.</param>
    /// <returns>This builder.</returns>
    public PlanBuilder Limits(string feature, long limit) => limit >= 0
        ? With(_plan with { Entitlements = [.. _plan.Entitlements, new Entitlement(feature, limit)] })
        : throw new ArgumentOutOfRangeException(nameof(limit), limit,
            $"Plan '{_plan.Key}': the limit of '{feature}' must be zero or more.");

    /// <summary>Includes credits: with each paid invoice if the plan renews, or with the purchase if it does not.</summary>
    /// <param name="amount">The number of credits for each unit bought; more than zero.</param>
    /// <param name="validity">How long the credits are valid. By default, until the end of the paid period if the plan renews; otherwise,
    /// without expiry.</param>
    /// <param name="unit">The key of the credit unit.</param>
    /// <returns>This builder.</returns>
    public PlanBuilder Credits(long amount, CreditValidity? validity = null, string unit = CreditUnit.Default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(amount, 1);
        return _plan.Credits.Any(credits => credits.Unit == unit)
            ? throw new ArgumentException(
                $"Plan '{_plan.Key}' grants credits of the unit '{unit}' twice. Grant them once, or use two units.", nameof(unit))
            : With(_plan
                with { Credits = [.. _plan.Credits, new PlanCredits(amount, Keys.Validate(unit, "credit unit")) { Validity = validity }] });
    }

    /// <summary>Adds lines to the feature list on the pricing page.</summary>
    /// <param name="lines">The lines.</param>
    /// <returns>This builder.</returns>
    public PlanBuilder Highlights(params IEnumerable<string> lines) => With(_plan with { Highlights = [.. _plan.Highlights, .. lines] });

    /// <summary>Builds the plan.</summary>
    /// <returns>The plan.</returns>
    public PlanDescription Build() => Priced();

    private PlanBuilder With(PlanDescription plan)
    {
        _plan = plan;
        return this;
    }
}
