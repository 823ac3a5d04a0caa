namespace Tenantry.Billing.Contracts.Credits;

/// <summary>Credits that come with a plan: with each paid invoice where it renews, with the purchase where it does not.</summary>
/// <param name="Amount">How many for each unit bought, such as a seat; more than zero.</param>
/// <param name="Unit">The key of the credits' unit.</param>
public sealed record PlanCredits(long Amount, string Unit = CreditUnit.Default)
{
    /// <summary>Gets how long they can be used.</summary>
    /// <value><see langword="null"/>: until the end of the paid period where the plan renews, without end where it does not.</value>
    public CreditValidity? Validity { get; init; }
}
