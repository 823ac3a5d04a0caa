using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.Dunning;

/// <summary>
/// Represents the dunning of an unpaid invoice and the dates of its steps. The dunning policy sets the dates; only an extension changes
/// them.
/// </summary>
internal sealed class DunningCase : ITenantOwned
{
    public TenantId TenantId { get; init; }

    public required string InvoiceId { get; init; }

    public required SubscriptionId SubscriptionId { get; init; }

    public required string Product { get; init; }

    public required string Plan { get; init; }

    public long AmountMinor { get; set; }

    public Currency Currency { get; init; }

    public DunningStage Stage { get; set; } = DunningStage.Open;

    public DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset RemindAt { get; set; }

    public DateTimeOffset RestrictAt { get; set; }

    public DateTimeOffset SuspendAt { get; set; }

    public DateTimeOffset EndAt { get; set; }

    /// <summary>Gets or sets the time of the next step, including retries; <see langword="null"/> once the case is closed.</summary>
    public DateTimeOffset? NextStepAt { get; set; }

    public DateTimeOffset? NextRetryAt { get; set; }

    /// <summary>Gets or sets the number of retries made here, which is part of the next retry's idempotency key.</summary>
    public int RetryCount { get; set; }

    /// <summary>
    /// Gets or sets the provider's number of attempts. If it differs from the provider's current number, the reason of the failure must be
    /// read again.
    /// </summary>
    public int ProviderAttempts { get; set; }

    public DeclineKind? Decline { get; set; }

    /// <summary>Gets or sets the provider's code of the decline, for display.</summary>
    public string? DeclineCode { get; set; }

    /// <summary>Gets or sets the provider's ID of the card that failed.</summary>
    public string? CardId { get; set; }

    public string? HostedUrl { get; set; }

    public int Extensions { get; set; }

    /// <summary>
    /// Gets or sets the time at which canceling the subscription was decided. Operators can't change the case after that.
    /// </summary>
    public DateTimeOffset? EndRequestedAt { get; set; }

    public DateTimeOffset? ClosedAt { get; set; }

    public uint Version { get; init; }

    public Money Amount => new(AmountMinor, Currency);

    public bool NeedsAuthentication => Decline == DeclineKind.AuthenticationRequired;

    /// <summary>Gets the dates of the steps.</summary>
    public DunningSteps Steps => new(RemindAt, RestrictAt, SuspendAt, EndAt, NextRetryAt);

    /// <summary>Sets the dates of the steps.</summary>
    public void Apply(DunningSteps steps) => (RemindAt, RestrictAt, SuspendAt, EndAt, NextRetryAt) = steps;

    public DunningStage StageAt(DateTimeOffset now) => now switch
    {
        _ when now >= EndAt => DunningStage.Uncollectible,
        _ when now >= SuspendAt => DunningStage.Suspended,
        _ when now >= RestrictAt && RestrictAt < SuspendAt => DunningStage.Restricted,
        _ when now >= RemindAt && RemindAt < RestrictAt => DunningStage.Grace,
        // After an extension, the case must not fall back to the stage of the first failure.
        _ => Extensions > 0 ? DunningStage.Grace : DunningStage.Open,
    };

    /// <summary>Schedules the next step, which is the earliest date in the future.</summary>
    public void ScheduleNextStep(DateTimeOffset now) => NextStepAt = Stage.IsEnd()
        ? null
        : new[] { RemindAt, RestrictAt, SuspendAt, EndAt, NextRetryAt ?? EndAt }.Where(at => at > now)
        .Select(at => (DateTimeOffset?)at).Min();
}

/// <summary>Maps <see cref="DunningCase"/>.</summary>
internal sealed class DunningCaseConfiguration : IEntityTypeConfiguration<DunningCase>
{
    public void Configure(EntityTypeBuilder<DunningCase> cases)
    {
        cases.HasKey(row => new { row.TenantId, row.InvoiceId });
        cases.HasIndex(row => row.InvoiceId).IsUnique();
        cases.HasIndex(row => new { row.TenantId, row.SubscriptionId });
        cases.HasIndex(row => row.NextStepAt).HasFilter("next_step_at is not null");
        cases.Property(row => row.Stage).HasConversion<string>();
        cases.Property(row => row.Decline).HasConversion<string>();
        cases.Property(row => row.Version).IsRowVersion();
    }
}
