namespace Tenantry.Billing.Overrides;

/// <summary>What an operator gave to one tenant beside the price list: why, until when, and what it costs.</summary>
internal sealed class TenantOverride : ITenantOwned
{
    public const int MaxReason = 500;

    public TenantId TenantId { get; init; }

    public Guid Id { get; init; }

    public OverrideKind Kind { get; init; }

    public OverrideStatus Status { get; set; } = OverrideStatus.Pending;

    public SubscriptionId? SubscriptionId { get; init; }

    /// <summary>The plan, the feature or the unit of credits; nothing for a discount.</summary>
    public string? Target { get; init; }

    /// <summary>The limit of a quota, the percentage of a discount or the number of credits; no limit where there is none.</summary>
    public long? Amount { get; init; }

    public int? Months { get; init; }

    /// <summary>The price that the subscription had before, and goes back to.</summary>
    public Guid? FormerPriceId { get; set; }

    public required string Reason { get; init; }

    public required string MadeBy { get; init; }

    public DateTimeOffset MadeAt { get; init; }

    public DateTimeOffset? EndsAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Why it ended, or was refused.</summary>
    public string? Ending { get; set; }

    /// <summary>What it is, in words for the list.</summary>
    public string Title { get; set; } = "";

    /// <summary>What it costs, in words; an amount that can be counted stands in <see cref="CostMinor"/> too.</summary>
    public string Costs { get; set; } = "";

    public long? CostMinor { get; set; }

    public Currency? CostCurrency { get; set; }

    /// <summary>The last day of it, in UTC: an end at midnight belongs to the day before.</summary>
    public DateTimeOffset? LastDay => EndsAt?.AddTicks(-1);

    public string Subject => $"override/{Id}";

    public void Cost(Money cost, string words) => (CostMinor, CostCurrency, Costs) = (cost.MinorUnits, cost.Currency, words);

    public void End(OverrideStatus status, DateTimeOffset now, string why) => (Status, EndedAt, Ending) = (status, now, why);
}

/// <summary>What can be given. Stored by name.</summary>
internal enum OverrideKind
{
    Plan = 1,
    Quota = 2,
    Discount = 3,
    Credit = 4,
}

/// <summary>Where it stands. Stored by name.</summary>
internal enum OverrideStatus
{
    /// <summary>Kept, and not given yet: the job goes on with it.</summary>
    Pending = 1,
    Active = 2,
    Ended = 3,
    Refused = 4,
}
