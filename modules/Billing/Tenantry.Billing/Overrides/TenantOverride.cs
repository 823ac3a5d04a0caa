namespace Tenantry.Billing.Overrides;

/// <summary>Represents an override: custom terms that an operator granted to one tenant, with the reason, the end and the cost.</summary>
internal sealed class TenantOverride : ITenantOwned
{
    public const int MaxReason = 500;

    public TenantId TenantId { get; init; }

    public Guid Id { get; init; }

    public OverrideKind Kind { get; init; }

    public OverrideStatus Status { get; set; } = OverrideStatus.Pending;

    public SubscriptionId? SubscriptionId { get; init; }

    /// <summary>Gets the plan, the feature or the credit unit; <see langword="null"/> for a discount.</summary>
    public string? Target { get; init; }

    /// <summary>
    /// Gets the limit of a quota, the percentage of a discount or the number of credits; <see langword="null"/> for an unlimited quota.
    /// </summary>
    public long? Amount { get; init; }

    public int? Months { get; init; }

    /// <summary>Gets or sets the price that the subscription had before, and returns to at the end.</summary>
    public Guid? PreviousPriceId { get; set; }

    /// <summary>Gets or sets the quantity that the subscription had before, and returns to at the end.</summary>
    public long? PreviousQuantity { get; set; }

    public required string Reason { get; init; }

    public required string CreatedBy { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? EndsAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Gets or sets the reason why the override ended or was refused.</summary>
    public string? EndReason { get; set; }

    /// <summary>Gets or sets the title that lists show.</summary>
    public string Title { get; set; } = "";

    /// <summary>Gets or sets the description of the cost; a cost that can be calculated is also in <see cref="CostMinor"/>.</summary>
    public string CostDescription { get; set; } = "";

    public long? CostMinor { get; set; }

    public Currency? CostCurrency { get; set; }

    /// <summary>Gets the last day, in UTC: an end at midnight belongs to the day before.</summary>
    public DateTimeOffset? LastDay => EndsAt?.AddTicks(-1);

    public string Subject => $"override/{Id}";

    public void SetCost(Money cost, string description) =>
        (CostMinor, CostCurrency, CostDescription) = (cost.MinorUnits, cost.Currency, description);

    public void End(OverrideStatus status, DateTimeOffset now, string reason) => (Status, EndedAt, EndReason) = (status, now, reason);
}

/// <summary>Specifies the kind of an override. Stored by name.</summary>
internal enum OverrideKind
{
    Plan = 1,
    Quota = 2,
    Discount = 3,
    Credit = 4,
}

/// <summary>Specifies the status of an override. Stored by name.</summary>
internal enum OverrideStatus
{
    /// <summary>The override is saved and not applied yet; the job applies it.</summary>
    Pending = 1,
    Active = 2,
    Ended = 3,
    Refused = 4,
}
