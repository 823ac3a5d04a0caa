namespace Tenantry.RevenueDashboard.Policies;

/// <summary>How revenue is counted. Every movement carries the version under which it was written; another policy is another version.</summary>
internal static class RevenuePolicy
{
    /// <summary>Never change a rule below without a new number: rows already written were counted under the old one.</summary>
    public const int Version = 1;

    public static IReadOnlyList<PolicyRule> Headline { get; } =
    [
        new("MRR", "The monthly run rate of subscriptions that are active or past due, without tax. A year counts a twelfth, a quarter a third, a week 52/12, a day 365/12."),
        new("Not in MRR", "Trials, paused, unpaid and ended subscriptions, one-off purchases, usage, taxes."),
        new("Past due", "A failed payment is still MRR while it is tried again. It is shown apart."),
        new("Cancelled at period end", "Counts until the period ends. It is shown apart."),
        new("ARR", "The sum of each subscription's price for a year, not twelve times the rounded MRR."),
        new("ARPA", "MRR divided by the customers that pay it. A customer with several subscriptions is one."),
        new("MRR churn", "Churn and contraction of the last 30 days, divided by MRR 30 days ago. With no MRR then, there is no rate."),
        new("Collected", "What was paid since the month began, without tax, one-off purchases too."),
        new("Target", "MRR against the month's target; beside it the same with the month's one-off purchases added."),
    ];

    public static IReadOnlyList<PolicyRule> Movements { get; } =
    [
        new("New", "A customer pays for the first time. Two subscriptions in one checkout are one."),
        new("Expansion, contraction", "A paying customer pays more or less: plan, price, units, a further subscription, or one of several cancelled."),
        new("Churn", "The last paid subscription of a customer is gone, at the moment it ends."),
        new("Reactivation", "A customer who had churned pays again, after any gap."),
        new("Late news", "A change reported late counts when it happened. A month that is over may change by it; nothing is ever deleted."),
        new("Fractions", "Kept to a millionth of a cent; rounded only where they are shown."),
    ];
}
