namespace Tenantry.RevenueDashboard.Policies;

/// <summary>Defines how revenue is calculated. Every movement stores the policy version under which it was written.</summary>
internal static class RevenuePolicy
{
    /// <summary>
    /// The policy version. Increment it with every change of a rule below: existing rows were written under the old rules.
    /// </summary>
    public const int Version = 2;

    public static IReadOnlyList<PolicyRule> Headline { get; } =
    [
        new("MRR",
            "The recurring part of the next invoice of active and past due subscriptions by the month: after all "
            + "discounts, excluding tax, also "
                + "tax that prices include. Yearly prices count as 1/12, quarterly as 1/3, "
                + "weekly as 52/12, daily as 365/12."),
        new("Not in MRR",
            "Trials, in which nothing was ever paid; paused, unpaid and ended subscriptions; one-off purchases; usage; taxes."),
        new("Past due", "Subscriptions with a failed payment stay in MRR while it is retried. Shown separately."),
        new("Canceled at period end", "Stays in MRR until the period ends. Shown separately."),
        new("ARR", "The sum of each subscription's yearly price, not twelve times the rounded MRR."),
        new("ARPA", "MRR divided by the number of paying customers. A customer with several subscriptions counts once."),
        new("MRR churn", "Churn and contraction in the last 30 days, divided by MRR 30 days ago. No rate if there was no MRR."),
        new("Collected", "Payments since the start of the month, excluding tax and including one-off purchases."),
        new("Target", "MRR compared with the monthly target, with and without the month's one-off purchases."),
    ];

    public static IReadOnlyList<PolicyRule> Movements { get; } =
    [
        new("New", "A customer pays for the first time. Two subscriptions in one checkout count once."),
        new("Expansion, contraction",
            "A paying customer pays more or less: plan, price, quantity, a new subscription, or one of several canceled."),
        new("Churn", "The last paid subscription of a customer ends."),
        new("Reactivation", "A churned customer pays again, after any gap."),
        new("Late events", "A change reported late counts when it happened, so a past month can change. Nothing is ever deleted."),
        new("Fractions", "Stored to a millionth of a cent and rounded only for display."),
    ];
}
