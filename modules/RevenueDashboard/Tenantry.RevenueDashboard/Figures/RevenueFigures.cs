using Tenantry.RevenueDashboard.Amounts;

namespace Tenantry.RevenueDashboard.Figures;

/// <summary>Represents the revenue metrics at one time, calculated under one policy version.</summary>
internal sealed record RevenueFigures
{
    public required DateTimeOffset AsOf { get; init; }

    public required string TimeZone { get; init; }

    public required int PolicyVersion { get; init; }

    public required Exact Mrr { get; init; }

    public required Exact Arr { get; init; }

    /// <summary>Gets the number of customers with MRR. A customer with several subscriptions counts once.</summary>
    public required int PayingCustomers { get; init; }

    /// <summary>Gets the MRR per paying customer, or <see langword="null"/> if there are no paying customers.</summary>
    public required Exact? Arpa { get; init; }

    /// <summary>Gets the part of MRR whose last payment failed and is being retried.</summary>
    public required Exact PastDue { get; init; }

    /// <summary>Gets the part of MRR that is canceled at the end of the current period.</summary>
    public required Exact Ending { get; init; }

    public required int Trials { get; init; }

    /// <summary>Gets the MRR that the trials would add if all of them converted. It is not part of MRR.</summary>
    public required Exact TrialMrr { get; init; }

    public required Exact CollectedThisMonth { get; init; }

    public required Exact OneOffThisMonth { get; init; }

    /// <summary>Gets the sum of MRR and the month's one-off purchases.</summary>
    public required Exact WithOneOff { get; init; }

    public required Exact? Target { get; init; }

    /// <summary>Gets the ratio of MRR to the target, or <see langword="null"/> if there is no target.</summary>
    public required decimal? Progress { get; init; }

    /// <summary>Gets the ratio of MRR and the month's one-off purchases to the target.</summary>
    public required decimal? ProgressWithOneOff { get; init; }

    public required Exact Mrr30DaysAgo { get; init; }

    /// <summary>Gets the ratio of churn and contraction in the last 30 days to the MRR 30 days ago, or <see langword="null"/> if there was no MRR.</summary>
    public required decimal? ChurnRate30Days { get; init; }

    public required int NewCustomers30Days { get; init; }

    /// <summary>Gets the MRR in currencies other than the operator's. It is not part of any other metric.</summary>
    public required IReadOnlyList<Exact> OtherCurrencies { get; init; }

    public required IReadOnlyList<ProductFigures> Products { get; init; }

    public required IReadOnlyList<MonthFigures> Months { get; init; }

    /// <summary>Gets a value indicating whether there has never been a subscription, trial or payment.</summary>
    public required bool IsEmpty { get; init; }
}

/// <summary>Represents the revenue of one product.</summary>
internal sealed record ProductFigures(
    string Key, string Name, Exact Mrr, int Subscriptions, int Trials, Exact OneOffThisMonth, Exact? Goal, decimal? Progress);

/// <summary>Represents one month of the operator: opening MRR, movements and closing MRR.</summary>
internal sealed record MonthFigures(
    DateOnly Month, bool IsOpen, Exact Opening, Exact New, Exact Expansion, Exact Reactivation, Exact Contraction, Exact Churn, Exact Closing);
