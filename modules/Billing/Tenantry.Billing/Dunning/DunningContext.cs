using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.Dunning;

/// <summary>The facts that the dunning steps of an unpaid invoice are decided by.</summary>
/// <param name="Product">The key of the product.</param>
/// <param name="Plan">The key of the plan.</param>
/// <param name="Amount">The amount that is due.</param>
/// <param name="StartedAt">The start of the period that is unpaid.</param>
/// <param name="Now">The current time.</param>
/// <param name="Schedule">The schedule that the options set for the plan.</param>
/// <param name="GracePeriod">The time that access lasts: that of the schedule, or <see cref="BillingOptions.GracePeriod"/>.</param>
public sealed record DunningContext(
    string Product, string Plan, Money Amount, DateTimeOffset StartedAt, DateTimeOffset Now, DunningSchedule Schedule, TimeSpan GracePeriod)
{
    /// <summary>Gets the number of failed attempts to charge the card.</summary>
    public int Attempts { get; init; }

    /// <summary>Gets the kind of the latest decline; <see langword="null"/> where it is unknown.</summary>
    public DeclineKind? Decline { get; init; }

    /// <summary>Gets the dates that hold so far, with the extensions that an operator granted; <see langword="null"/> for a new unpaid invoice.</summary>
    public DunningSteps? Current { get; init; }
}
