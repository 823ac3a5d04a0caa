using Tenantry.RevenueDashboard.Amounts;

namespace Tenantry.RevenueDashboard.Metrics;

/// <summary>Represents the revenue metrics at one time, calculated under one policy version.</summary>
internal sealed record RevenueMetrics
{
    public required DateTimeOffset AsOf { get; init; }

    public required string TimeZone { get; init; }

    public required int PolicyVersion { get; init; }

    public required PreciseMoney Mrr { get; init; }

    public required PreciseMoney Arr { get; init; }

    /// <summary>Gets the number of customers with MRR. A customer with several subscriptions counts once.</summary>
    public required int PayingCustomers { get; init; }

    /// <summary>Gets the MRR per paying customer, or <see langword="null"/> if there are no paying customers.</summary>
    public required PreciseMoney? Arpa { get; init; }

    /// <summary>Gets the part of MRR whose last payment failed and is being retried.</summary>
    public required PreciseMoney PastDue { get; init; }

    /// <summary>Gets the part of MRR that is canceled at the end of the current period.</summary>
    public required PreciseMoney Ending { get; init; }

    public required int Trials { get; init; }

    /// <summary>Gets the MRR that the trials would add if all of them converted. It is not part of MRR.</summary>
    public required PreciseMoney TrialMrr { get; init; }

    public required PreciseMoney CollectedThisMonth { get; init; }

    public required PreciseMoney OneOffThisMonth { get; init; }

    /// <summary>Gets the sum of MRR and the month's one-off purchases.</summary>
    public required PreciseMoney WithOneOff { get; init; }

    public required PreciseMoney? Target { get; init; }

    /// <summary>Gets the ratio of MRR to the target, or <see langword="null"/> if there is no target.</summary>
    public required decimal? Progress { get; init; }

    /// <summary>Gets the ratio of MRR and the month's one-off purchases to the target.</summary>
    public required decimal? ProgressWithOneOff { get; init; }

    public required PreciseMoney Mrr30DaysAgo { get; init; }

    /// <summary>
    /// Gets the ratio of churn and contraction in the last 30 days to the MRR 30 days ago, or <see langword="null"/> if there was no MRR.
    /// </summary>
    public required decimal? ChurnRate30Days { get; init; }

    public required int NewCustomers30Days { get; init; }

    /// <summary>Gets the MRR in currencies other than the operator's. It is not part of any other metric.</summary>
    public required IReadOnlyList<PreciseMoney> OtherCurrencies { get; init; }

    public required IReadOnlyList<ProductRevenue> Products { get; init; }

    public required IReadOnlyList<MonthlyRevenue> Months { get; init; }

    /// <summary>Gets a value indicating whether there has never been a subscription, trial or payment.</summary>
    public required bool IsEmpty { get; init; }
}

/// <summary>Represents the revenue of one product.</summary>
internal sealed record ProductRevenue(
    string Key, string Name, PreciseMoney Mrr, int Subscriptions, int Trials, PreciseMoney OneOffThisMonth, PreciseMoney? Goal,
    decimal? Progress);

/// <summary>Represents one month of the operator: opening MRR, movements and closing MRR.</summary>
internal sealed record MonthlyRevenue(
    DateOnly Month, bool IsOpen, PreciseMoney Opening, PreciseMoney New, PreciseMoney Expansion, PreciseMoney Reactivation,
    PreciseMoney Contraction, PreciseMoney Churn, PreciseMoney Closing);
