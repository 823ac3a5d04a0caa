using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.Dunning;

/// <summary>Represents the input of <see cref="IDunningPolicy"/> for an unpaid invoice.</summary>
/// <param name="Product">The product key.</param>
/// <param name="Plan">The plan key.</param>
/// <param name="Amount">The amount due.</param>
/// <param name="StartedAt">The start of the unpaid period.</param>
/// <param name="Now">The current time.</param>
/// <param name="Schedule">The schedule of the plan in the options.</param>
/// <param name="GracePeriod">The grace period of the schedule; <see cref="BillingOptions.GracePeriod"/> if the schedule has none.</param>
public sealed record DunningContext(
    string Product, string Plan, Money Amount, DateTimeOffset StartedAt, DateTimeOffset Now, DunningSchedule Schedule, TimeSpan GracePeriod)
{
    /// <summary>Gets the number of failed attempts to charge the card.</summary>
    public int Attempts { get; init; }

    /// <summary>Gets the kind of the latest decline; <see langword="null"/> if it is unknown.</summary>
    public DeclineKind? Decline { get; init; }

    /// <summary>Gets the current dates, including extensions by an operator; <see langword="null"/> for a new case.</summary>
    public DunningSteps? Current { get; init; }
}
