using Tenantry.RevenueDashboard.Amounts;

namespace Tenantry.RevenueDashboard.Figures;

/// <summary>The operator's figures at one instant, all under one policy.</summary>
internal sealed record RevenueFigures
{
    public required DateTimeOffset AsOf { get; init; }

    public required string TimeZone { get; init; }

    public required int PolicyVersion { get; init; }

    public required Exact Mrr { get; init; }

    public required Exact Arr { get; init; }

    /// <summary>Customers with MRR; one with several subscriptions is one.</summary>
    public required int PayingCustomers { get; init; }

    /// <summary>MRR for each paying customer; none where there is no customer.</summary>
    public required Exact? Arpa { get; init; }

    /// <summary>The part of MRR whose last payment failed and is tried again.</summary>
    public required Exact PastDue { get; init; }

    /// <summary>The part of MRR that is cancelled and still runs to the end of its period.</summary>
    public required Exact Ending { get; init; }

    public required int Trials { get; init; }

    /// <summary>What the trials would add if all of them were paid. Not in MRR.</summary>
    public required Exact TrialMrr { get; init; }

    public required Exact CollectedThisMonth { get; init; }

    public required Exact OneOffThisMonth { get; init; }

    /// <summary>MRR and the month's one-off purchases.</summary>
    public required Exact WithOneOff { get; init; }

    public required Exact? Target { get; init; }

    /// <summary>MRR as a share of the target; none where there is no target.</summary>
    public required decimal? Progress { get; init; }

    /// <summary>MRR and the month's one-off purchases as a share of the target.</summary>
    public required decimal? ProgressWithOneOff { get; init; }

    public required Exact Mrr30DaysAgo { get; init; }

    /// <summary>Churn and contraction of 30 days as a share of MRR before them; none where there was no MRR.</summary>
    public required decimal? ChurnRate30Days { get; init; }

    public required int NewCustomers30Days { get; init; }

    /// <summary>MRR of subscriptions in currencies other than the operator's. Not in any figure above.</summary>
    public required IReadOnlyList<Exact> OtherCurrencies { get; init; }

    public required IReadOnlyList<ProductFigures> Products { get; init; }

    public required IReadOnlyList<MonthFigures> Months { get; init; }

    /// <summary>Whether nothing was ever sold or tried.</summary>
    public required bool IsEmpty { get; init; }
}

/// <summary>One product's part.</summary>
internal sealed record ProductFigures(
    string Key, string Name, Exact Mrr, int Subscriptions, int Trials, Exact OneOffThisMonth, Exact? Goal, decimal? Progress);

/// <summary>One month of the operator: what it began with, what moved, what it ended with.</summary>
internal sealed record MonthFigures(
    DateOnly Month, bool IsOpen, Exact Opening, Exact New, Exact Expansion, Exact Reactivation, Exact Contraction, Exact Churn, Exact Closing);
