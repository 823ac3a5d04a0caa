using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.Dunning;

/// <summary>An unpaid invoice, with the dates of its dunning steps. The dunning policy sets them; an extension moves them.</summary>
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

    /// <summary>When the next of all these is due, a retry of ours included; none once it is over.</summary>
    public DateTimeOffset? NextStepAt { get; set; }

    public DateTimeOffset? NextRetryAt { get; set; }

    /// <summary>How often we tried; part of the next try's idempotency key.</summary>
    public int Tries { get; set; }

    /// <summary>How many tries the provider counts; another number means news about why it failed.</summary>
    public int SeenAttempts { get; set; }

    public DeclineKind? Decline { get; set; }

    /// <summary>Gets or sets the provider's code of the decline, for display.</summary>
    public string? DeclineCode { get; set; }

    /// <summary>The card that failed, by the provider's id.</summary>
    public string? CardId { get; set; }

    public string? HostedUrl { get; set; }

    public int Extensions { get; set; }

    /// <summary>Gets or sets when it was decided to end the subscription at the provider. No operator changes the case after that.</summary>
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
        _ when now >= EndAt => DunningStage.GivenUp,
        _ when now >= SuspendAt => DunningStage.Suspended,
        _ when now >= RestrictAt && RestrictAt < SuspendAt => DunningStage.Restricted,
        _ when now >= RemindAt && RemindAt < RestrictAt => DunningStage.Grace,
        // Grace that was extended is no first failure.
        _ => Extensions > 0 ? DunningStage.Grace : DunningStage.Open,
    };

    /// <summary>Sets the time of the next step, which is the earliest date that is still to come.</summary>
    public void Await(DateTimeOffset now) => NextStepAt = Stage.IsEnd()
        ? null
        : new[] { RemindAt, RestrictAt, SuspendAt, EndAt, NextRetryAt ?? EndAt }.Where(at => at > now).Select(at => (DateTimeOffset?)at).Min();
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
